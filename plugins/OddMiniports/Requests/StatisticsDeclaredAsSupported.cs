using NdisConformance.Contract;
using OddMiniports.Requests;
using ReferenceMiniport;

[assembly: NdisMiniport("statistics-declared-as-supported", typeof(StatisticsDeclaredAsSupported))]

namespace OddMiniports.Requests;

/// <summary>
/// SupportedStatistics of the general attributes has the flags NDIS_STATISTICS_XXX_SUPPORTED, not those of the answer.
/// Legal: NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES.
/// </summary>
public sealed class StatisticsDeclaredAsSupported : OddDriver
{
    // NDIS_STATISTICS_XMIT_OK_SUPPORTED, NDIS_STATISTICS_RCV_OK_SUPPORTED, NDIS_STATISTICS_GEN_STATISTICS_SUPPORTED
    private const uint Supported = 0x0040_0003;

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new StatisticsAdapter(this, ndis, adapterHandle, version);

    private sealed class StatisticsAdapter(
        OddDriver driver, INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : OddAdapter(driver, ndis, adapterHandle, version)
    {
        /// <inheritdoc/>
        protected override NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES GeneralAttributes()
        {
            NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES attributes = base.GeneralAttributes();
            attributes.SupportedStatistics = Supported;
            return attributes;
        }
    }
}
