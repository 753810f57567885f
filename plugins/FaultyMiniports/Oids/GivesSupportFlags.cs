using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("oid-023-gives-support-flags", typeof(GivesSupportFlags))]
[assembly: FaultyMiniport("oid-023-gives-support-flags", "OID-023")]

namespace FaultyMiniports;

/// <summary>Answers OID_GEN_STATISTICS with a flag that says nothing of a counter in SupportedStatistics.</summary>
public sealed class GivesSupportFlags : StatisticsMiniport
{
    private const uint Undefined = 0x0800_0000;

    /// <inheritdoc/>
    protected override void Falsify(ref NDIS_STATISTICS_INFO statistics)
        => statistics.SupportedStatistics |= Undefined;
}
