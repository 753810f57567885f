using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("multicast-list-truncated", typeof(MulticastListTruncated))]

namespace FieldMiniports;

/// <summary>
/// A multicast list that is too long for the NIC is cut off, and the request succeeds.
/// </summary>
public sealed class MulticastListTruncated : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : OidRequests(adapter)
    {
        private readonly Adapter _owner = adapter;

        protected override NDIS_STATUS SetMulticastList(OidSet set)
        {
            uint count = set.InformationBufferLength / AddressBytes;
            if (set.InformationBufferLength % AddressBytes != 0)
            {
                set.BytesNeeded = (count + 1) * AddressBytes;
                return NDIS_STATUS_INVALID_LENGTH;
            }

            _owner.Nic.ClearMulticastList();
            Span<byte> address = stackalloc byte[(int)AddressBytes];
            for (uint i = 0; i < Math.Min(count, Adapter.MulticastListSize); i++)
            {
                (set.InformationBuffer + (i * AddressBytes)).CopyTo(address);
                _owner.Nic.AddMulticastAddress(address);
            }

            set.BytesRead = set.InformationBufferLength;
            return NDIS_STATUS_SUCCESS;
        }
    }
}
