using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("oid-016-leaves-broadcasts-out", typeof(LeavesBroadcastsOut))]
[assembly: FaultyMiniport("oid-016-leaves-broadcasts-out", "OID-016")]

namespace FaultyMiniports;

/// <summary>Says that all its statistics are valid, and has no count of broadcasts.</summary>
public sealed class LeavesBroadcastsOut : StatisticsMiniport
{
    /// <inheritdoc/>
    protected override void Falsify(ref NDIS_STATISTICS_INFO statistics)
    {
        statistics.ifHCInBroadcastPkts = 0;
        statistics.ifHCOutBroadcastPkts = 0;
    }
}
