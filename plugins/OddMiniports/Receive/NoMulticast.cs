using NdisConformance.Contract;
using OddMiniports.Receive;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("no-multicast", typeof(NoMulticast))]

namespace OddMiniports.Receive;

/// <summary>
/// Supports no multicast: neither the filters nor a list. Legal: NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES:
/// SupportedPacketFilters, MaxMulticastListSize.
/// </summary>
public sealed class NoMulticast : OddDriver
{
    private const uint Filters = NDIS_PACKET_TYPE_DIRECTED | NDIS_PACKET_TYPE_BROADCAST | NDIS_PACKET_TYPE_PROMISCUOUS;

    /// <inheritdoc/>
    public override OidRequests MakeOidRequests(Adapter adapter) => new Oids(adapter);

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new PlainAdapter(this, ndis, adapterHandle, version);

    private sealed class PlainAdapter(OddDriver driver, INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : OddAdapter(driver, ndis, adapterHandle, version)
    {
        /// <inheritdoc/>
        protected override NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES GeneralAttributes()
        {
            NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES attributes = base.GeneralAttributes();
            attributes.SupportedPacketFilters = Filters;
            attributes.MaxMulticastListSize = 0;
            return attributes;
        }
    }

    private sealed class Oids(Adapter adapter) : OidRequests(adapter)
    {
        /// <inheritdoc/>
        protected override NDIS_STATUS SetPacketFilter(OidSet set)
        {
            bool isKnown = set.InformationBufferLength < 4 || (set.InformationBuffer.Read<uint>() & ~Filters) == 0;
            return isKnown ? base.SetPacketFilter(set) : NDIS_STATUS.NDIS_STATUS_INVALID_DATA;
        }

        /// <inheritdoc/>
        protected override NDIS_STATUS SetMulticastList(OidSet set)
            => set.InformationBufferLength == 0 ? base.SetMulticastList(set) : NDIS_STATUS.NDIS_STATUS_MULTICAST_FULL;
    }
}
