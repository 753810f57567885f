using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("promiscuous-declared-not-done", typeof(PromiscuousDeclaredNotDone))]

namespace FieldMiniports;

/// <summary>
/// The general attributes promise the promiscuous filter, and setting it succeeds, but the filter register of the NIC
/// lets in only frames to its own address, to groups and to all.
/// </summary>
public sealed class PromiscuousDeclaredNotDone : FieldDriver
{
    /// <inheritdoc/>
    public override NicHardware MakeNic(INdis ndis, NDIS_HANDLE handle) => new Part(ndis, handle);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle) : FieldNic(ndis, handle)
    {
        private const uint NearlyAll =
            NDIS_PACKET_TYPE_DIRECTED | NDIS_PACKET_TYPE_BROADCAST | NDIS_PACKET_TYPE_ALL_MULTICAST;

        public override void SetReceiveFilter(uint filter)
            => base.SetReceiveFilter((filter & NDIS_PACKET_TYPE_PROMISCUOUS) != 0 ? NearlyAll : filter);
    }
}
