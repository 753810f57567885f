using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("oid-022-swaps-kinds", typeof(SwapsKindsOfFrames))]
[assembly: FaultyMiniport("oid-022-swaps-kinds", "OID-022")]

namespace FaultyMiniports;

/// <summary>Counts frames for all stations as frames for groups; all of them together are right.</summary>
public sealed class SwapsKindsOfFrames : StatisticsMiniport
{
    /// <inheritdoc/>
    protected override void Falsify(ref NDIS_STATISTICS_INFO statistics)
    {
        statistics.ifHCInMulticastPkts += statistics.ifHCInBroadcastPkts;
        statistics.ifHCInBroadcastPkts = 0;
    }
}
