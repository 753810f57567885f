using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

namespace ConformingMiniports;

/// <summary>
/// Declares an MTU of 1,000 bytes, and a largest mapping of exactly that and the link header: no protocol sends more.
/// </summary>
public sealed class SmallFramesDriver : ReferenceDriver
{
    private const uint Mtu = 1000;
    private const uint LongestFrame = Mtu + 14;

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new SmallAdapter(ndis, adapterHandle, version);

    private sealed class SmallAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        protected override OidRequests NewOidRequests(Adapter adapter) => new SmallRequests(adapter);

        protected override NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES GeneralAttributes()
        {
            NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES attributes = base.GeneralAttributes();
            attributes.MtuSize = Mtu;
            attributes.LookaheadSize = Mtu;
            return attributes;
        }

        protected override NDIS_SG_DMA_DESCRIPTION DmaDescription()
        {
            NDIS_SG_DMA_DESCRIPTION description = base.DmaDescription();
            description.MaximumPhysicalMapping = LongestFrame;
            return description;
        }
    }

    private sealed class SmallRequests(Adapter adapter) : OidRequests(adapter)
    {
        protected override NDIS_STATUS Query(OidQuery query) => query.Oid switch
        {
            OID_GEN_MAXIMUM_TOTAL_SIZE => Answer(query, LongestFrame),
            OID_GEN_TRANSMIT_BLOCK_SIZE => Answer(query, LongestFrame),
            OID_GEN_RECEIVE_BLOCK_SIZE => Answer(query, LongestFrame),
            _ => base.Query(query),
        };
    }
}
