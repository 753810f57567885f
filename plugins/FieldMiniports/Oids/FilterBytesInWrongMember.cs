using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("filter-bytes-in-wrong-member", typeof(FilterBytesInWrongMember))]

namespace FieldMiniports;

/// <summary>
/// When the packet filter is set the number of bytes that were read goes to BytesNeeded, and BytesRead stays 0.
/// </summary>
public sealed class FilterBytesInWrongMember : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : OidRequests(adapter)
    {
        private readonly Adapter _owner = adapter;

        protected override NDIS_STATUS SetPacketFilter(OidSet set)
        {
            set.BytesNeeded = sizeof(uint);
            if (set.InformationBufferLength < sizeof(uint))
            {
                return NDIS_STATUS_INVALID_LENGTH;
            }

            uint filter = set.InformationBuffer.Read<uint>();
            if ((filter & ~Adapter.PacketFilters) != 0)
            {
                return NDIS_STATUS_INVALID_DATA;
            }

            _owner.Nic.SetReceiveFilter(filter);
            return NDIS_STATUS_SUCCESS;
        }
    }
}
