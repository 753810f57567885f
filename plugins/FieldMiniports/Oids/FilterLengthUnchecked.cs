using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("filter-length-unchecked", typeof(FilterLengthUnchecked))]

namespace FieldMiniports;

/// <summary>
/// The packet filter is read without looking at the length of the buffer.
/// </summary>
public sealed class FilterLengthUnchecked : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : OidRequests(adapter)
    {
        private readonly Adapter _owner = adapter;

        protected override NDIS_STATUS SetPacketFilter(OidSet set)
        {
            uint filter = set.InformationBuffer.Read<uint>();
            set.BytesRead = sizeof(uint);
            if ((filter & ~Adapter.PacketFilters) != 0)
            {
                return NDIS_STATUS_INVALID_DATA;
            }

            _owner.Nic.SetReceiveFilter(filter);
            return NDIS_STATUS_SUCCESS;
        }
    }
}
