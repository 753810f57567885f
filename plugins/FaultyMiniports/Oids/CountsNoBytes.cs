using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("oid-022-counts-no-bytes", typeof(CountsNoBytes))]
[assembly: FaultyMiniport("oid-022-counts-no-bytes", "OID-022")]

namespace FaultyMiniports;

/// <summary>Says that the bytes of its statistics are valid, and counts none.</summary>
public sealed class CountsNoBytes : StatisticsMiniport
{
    /// <inheritdoc/>
    protected override void Falsify(ref NDIS_STATISTICS_INFO statistics)
    {
        statistics.ifHCInOctets = 0;
        statistics.ifHCOutOctets = 0;
    }
}
