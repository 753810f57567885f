using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("multicast-list-appended", typeof(MulticastListAppended))]

namespace FieldMiniports;

/// <summary>
/// A new multicast list is added to the old one in the NIC instead of replacing it.
/// </summary>
public sealed class MulticastListAppended : FieldDriver
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

            Span<byte> address = stackalloc byte[(int)AddressBytes];
            for (uint i = 0; i < count; i++)
            {
                (set.InformationBuffer + (i * AddressBytes)).CopyTo(address);
                _owner.Nic.AddMulticastAddress(address);
            }

            set.BytesRead = set.InformationBufferLength;
            return NDIS_STATUS_SUCCESS;
        }
    }
}
