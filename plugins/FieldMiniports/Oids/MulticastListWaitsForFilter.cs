using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("multicast-list-waits-for-filter", typeof(MulticastListWaitsForFilter))]

namespace FieldMiniports;

/// <summary>
/// A multicast list is kept and given to the NIC only when the packet filter is set the next time.
/// </summary>
public sealed class MulticastListWaitsForFilter : FieldDriver
{
    /// <inheritdoc/>
    public override OidRequests MakeOids(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : OidRequests(adapter)
    {
        private readonly Adapter _owner = adapter;

        private readonly List<byte[]> _kept = [];

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

            _kept.Clear();
            for (uint i = 0; i < count; i++)
            {
                byte[] address = new byte[AddressBytes];
                (set.InformationBuffer + (i * AddressBytes)).CopyTo(address);
                _kept.Add(address);
            }

            set.BytesRead = set.InformationBufferLength;
            return NDIS_STATUS_SUCCESS;
        }

        protected override NDIS_STATUS SetPacketFilter(OidSet set)
        {
            NDIS_STATUS status = base.SetPacketFilter(set);
            if (status == NDIS_STATUS_SUCCESS)
            {
                _owner.Nic.ClearMulticastList();
                foreach (byte[] address in _kept)
                {
                    _owner.Nic.AddMulticastAddress(address);
                }
            }

            return status;
        }
    }
}
