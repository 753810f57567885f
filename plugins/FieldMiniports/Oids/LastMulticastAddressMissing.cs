using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("last-multicast-address-missing", typeof(LastMulticastAddressMissing))]

namespace FieldMiniports;

/// <summary>
/// The last address of a multicast list is left out.
/// </summary>
public sealed class LastMulticastAddressMissing : FieldDriver
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

            if (count > Adapter.MulticastListSize)
            {
                set.BytesNeeded = Adapter.MulticastListSize * AddressBytes;
                return NDIS_STATUS_MULTICAST_FULL;
            }

            _owner.Nic.ClearMulticastList();
            Span<byte> address = stackalloc byte[(int)AddressBytes];
            for (uint i = 0; i + 1 < count; i++)
            {
                (set.InformationBuffer + (i * AddressBytes)).CopyTo(address);
                _owner.Nic.AddMulticastAddress(address);
            }

            set.BytesRead = set.InformationBufferLength;
            return NDIS_STATUS_SUCCESS;
        }
    }
}
