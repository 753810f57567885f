using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-keeps-multicast-buffer", typeof(KeepsMulticastBufferDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// Keeps the address of the InformationBuffer of OID_802_3_MULTICAST_LIST and reads the list from there again after a
/// reset. NDIS 5: a request is over with its status, and its buffer belongs to NDIS or the protocol again.
/// </summary>
public sealed class KeepsMulticastBufferDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override ReceiveFilter NewReceiveFilter(Nic nic) => new OwnReceiveFilter(nic);

    private sealed class OwnReceiveFilter(Nic nic) : ReceiveFilter(nic)
    {
        private PVOID _addresses;

        public override void SetMulticastList(PVOID addresses, uint lengthBytes)
        {
            _addresses = addresses;
            base.SetMulticastList(addresses, lengthBytes);
        }

        protected override void ApplyList()
        {
            if (_listBytes > 0)
            {
                _addresses.CopyTo(_list.AsSpan(0, (int)_listBytes));
            }

            base.ApplyList();
        }
    }
}
