using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_PER_PACKET_INFO;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "legacy-cancel-takes-posted", typeof(CancelTakesPostedDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// MiniportCancelSendPackets also completes the packets that the NIC has in its ring, which goes on reading them.
/// NDIS 5: it traverses the packets that are queued; a completed packet and its memory belong to the protocol.
/// </summary>
public sealed class CancelTakesPostedDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : TransmitPath(adapter)
    {
        public override void Cancel(PVOID cancelId)
        {
            base.Cancel(cancelId);
            PacketQueue cancelled = default;
            adapter.AcquireLock();
            for (uint number = _oldest; number != _next; number++)
            {
                TransmitSlot slot = Slot(number);
                if (slot.Packet != null && NDIS_PER_PACKET_INFO_FROM_PACKET(slot.Packet, PacketCancelId) == cancelId)
                {
                    TakePacket(slot, ref cancelled, NDIS_STATUS_REQUEST_ABORTED);
                }
            }

            adapter.ReleaseLock();
            Complete(ref cancelled);
        }
    }
}
