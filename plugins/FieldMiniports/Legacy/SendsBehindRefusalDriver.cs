using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "legacy-sends-behind-refusal", typeof(SendsBehindRefusalDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// Serialized: copies two frames at once at most and refuses a third, but goes on to send the long frames behind it.
/// NDIS 5: the first NDIS_STATUS_RESOURCES makes NDIS queue and submit again that packet and all behind it.
/// </summary>
public sealed class SendsBehindRefusalDriver : FieldDriver
{
    /// <inheritdoc/>
    protected override bool IsDeserialized => false;

    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : FieldTransmitPath(adapter)
    {
        private const uint CopiesAtOnce = 2;

        protected override bool HasRoom(bool isCopied, uint descriptors)
        {
            uint copies = 0;
            for (uint number = _oldest; number != _next; number++)
            {
                copies += Slot(number).Packet == null ? 1u : 0;
            }

            return (!isCopied || copies < CopiesAtOnce) && base.HasRoom(isCopied, descriptors);
        }

        protected override void PostOrRefuse(ReadOnlySpan<NDIS_PACKET> packets)
        {
            bool isPosted = false;
            adapter.AcquireLock();
            foreach (NDIS_PACKET packet in packets)
            {
                // The mistake: the packets behind a refused one are tried, too.
                NDIS_STATUS status = TryPost(packet);
                NDIS_SET_PACKET_STATUS(packet, status);
                _hasRefused |= status == NDIS_STATUS_RESOURCES;
                isPosted |= status is NDIS_STATUS_PENDING or NDIS_STATUS_SUCCESS;
            }

            if (isPosted)
            {
                adapter.Nic.RingTransmitDoorbell();
            }

            adapter.ReleaseLock();
        }
    }
}
