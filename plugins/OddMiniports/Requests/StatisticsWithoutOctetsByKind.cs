using NdisConformance.Contract;
using OddMiniports.Requests;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("statistics-without-octets-by-kind", typeof(StatisticsWithoutOctetsByKind))]

namespace OddMiniports.Requests;

/// <summary>
/// Supports no statistics of octets by kind of frame, and says so in the attributes and in each answer. Legal:
/// NDIS_STATISTICS_INFO: SupportedStatistics says which members are valid.
/// </summary>
public sealed class StatisticsWithoutOctetsByKind : OddDriver
{
    private const uint Supported = 0x87FF;

    /// <inheritdoc/>
    public override OidRequests MakeOidRequests(Adapter adapter) => new Oids(adapter);

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

    private sealed class Oids(Adapter adapter) : OidRequests(adapter)
    {
        /// <inheritdoc/>
        protected override NDIS_STATISTICS_INFO Statistics()
        {
            NDIS_STATISTICS_INFO statistics = base.Statistics();
            statistics.SupportedStatistics = Supported;
            statistics.ifHCInUcastOctets = 0;
            statistics.ifHCInMulticastOctets = 0;
            statistics.ifHCInBroadcastOctets = 0;
            statistics.ifHCOutUcastOctets = 0;
            statistics.ifHCOutMulticastOctets = 0;
            statistics.ifHCOutBroadcastOctets = 0;
            return statistics;
        }
    }
}
