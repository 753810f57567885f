using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Lists the OIDs that it supports in the general attributes, an optional one among them. NDIS copies the list, so that
/// its memory is freed at once.
/// </summary>
public sealed class ListsItsOidsDriver : ReferenceDriver
{
    private static ReadOnlySpan<uint> ListedOids =>
    [
        OID_GEN_MAXIMUM_TOTAL_SIZE, OID_GEN_VENDOR_ID, OID_GEN_VENDOR_DESCRIPTION, OID_GEN_CURRENT_PACKET_FILTER,
        OID_GEN_STATISTICS, OID_GEN_XMIT_OK, OID_GEN_RCV_OK, OID_GEN_TRANSMIT_QUEUE_LENGTH, OID_802_3_MULTICAST_LIST,
    ];

    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new ListingAdapter(ndis, adapterHandle, version);

    private sealed class ListingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : Adapter(ndis, adapterHandle, version)
    {
        private PVOID _list;

        protected override OidRequests NewOidRequests(Adapter adapter) => new ListedRequests(this);

        protected override TransmitPath NewTransmitPath(Adapter adapter) => new CountedPath(adapter);

        protected override NDIS_STATUS SetGeneralAttributes()
        {
            uint bytes = (uint)ListedOids.Length * sizeof(uint);
            _list = Ndis.NdisAllocateMemoryWithTagPriority(
                Handle, bytes, Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            if (_list == null)
            {
                return NDIS_STATUS_RESOURCES;
            }

            for (int i = 0; i < ListedOids.Length; i++)
            {
                _list.Write(ListedOids[i], (uint)i * sizeof(uint));
            }

            NDIS_STATUS status = base.SetGeneralAttributes();
            Ndis.NdisFreeMemory(_list, bytes, 0);
            return status;
        }

        protected override NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES GeneralAttributes()
        {
            NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES attributes = base.GeneralAttributes();
            attributes.SupportedOidList = new(_list.Value);
            attributes.SupportedOidListLength = (uint)ListedOids.Length * sizeof(uint);
            return attributes;
        }
    }

    private sealed class ListedRequests(ListingAdapter adapter) : OidRequests(adapter)
    {
        protected override NDIS_STATUS Query(OidQuery query)
            => query.Oid == OID_GEN_TRANSMIT_QUEUE_LENGTH
                ? Answer(query, ((CountedPath)adapter.Transmit).CountFrames())
                : base.Query(query);
    }

    /// <summary>Counts the frames that wait, and those that have a slot: they are mapped, or with the NIC.</summary>
    private sealed class CountedPath(Adapter adapter) : TransmitPath(adapter)
    {
        public uint CountFrames()
        {
            Ndis.NdisAcquireSpinLock(_lock);
            uint frames = _next - _oldest;
            NET_BUFFER frame = _nextNetBuffer;
            for (NET_BUFFER_LIST list = _waiting.Head; list != null; list = list.Next)
            {
                frame = list == _waiting.Head ? frame : list.FirstNetBuffer;
                for (; frame != null; frame = frame.Next)
                {
                    frames++;
                }
            }

            Ndis.NdisReleaseSpinLock(_lock);
            return frames;
        }
    }
}
