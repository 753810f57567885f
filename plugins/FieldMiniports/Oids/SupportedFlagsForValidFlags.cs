using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("supported-flags-for-valid-flags", typeof(SupportedFlagsForValidFlags))]

namespace FieldMiniports;

/// <summary>
/// SupportedStatistics in the answer to OID_GEN_STATISTICS has the flags NDIS_STATISTICS_XXX_SUPPORTED of the general
/// attributes, not NDIS_STATISTICS_FLAGS_VALID_XXX: what is said to be valid is something else than what is.
/// </summary>
public sealed class SupportedFlagsForValidFlags : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : OidRequests(adapter)
    {
        private const uint AllSupported = 0x0839_FFEC;

        protected override NDIS_STATISTICS_INFO Statistics()
        {
            NDIS_STATISTICS_INFO statistics = base.Statistics();
            statistics.SupportedStatistics = AllSupported;
            return statistics;
        }
    }
}
