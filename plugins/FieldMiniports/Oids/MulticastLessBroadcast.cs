using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("multicast-less-broadcast", typeof(MulticastLessBroadcast))]

namespace FieldMiniports;

/// <summary>
/// The broadcast frames are taken off the counter of multicast frames, in which this NIC does not count them: the
/// number that is reported is too small, or wraps below zero.
/// </summary>
public sealed class MulticastLessBroadcast : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : OidRequests(adapter)
    {
        protected override NDIS_STATISTICS_INFO Statistics()
        {
            NDIS_STATISTICS_INFO statistics = base.Statistics();
            statistics.ifHCInMulticastPkts -= statistics.ifHCInBroadcastPkts;
            statistics.ifHCInMulticastOctets -= statistics.ifHCInBroadcastOctets;
            return statistics;
        }
    }
}
