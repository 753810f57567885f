using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport(
    "legacy-complete-then-dequeue", typeof(CompleteThenDequeueDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// Reclaims finished frames in MiniportSendPackets, too, and takes a frame off the ring only after
/// NdisMSendComplete: a send from inside the completion, or on another processor, finds the same frame and
/// completes it again. Violates NdisMSendComplete: the packet is not the driver's any more.
/// </summary>
public sealed class CompleteThenDequeueDriver : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath CreateTransmit(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : TransmitPath(adapter)
    {
        public override void SendPackets(ReadOnlySpan<NDIS_PACKET> packets)
        {
            Service();
            base.SendPackets(packets);
        }

        public override void Service()
        {
            while (TryPeek(out NDIS_PACKET packet, out NDIS_STATUS status))
            {
                adapter.Ndis.NdisMSendComplete(adapter.Handle, packet, status);
                Dequeue();
            }

            PacketQueue refused = default;
            adapter.AcquireLock();
            PostWaiting(ref refused);
            adapter.ReleaseLock();
            Complete(ref refused);
        }

        private bool TryPeek(out NDIS_PACKET packet, out NDIS_STATUS status)
        {
            adapter.AcquireLock();
            bool isTransmitted = false;
            bool isDone = _oldest != _next && Ring.IsDone(Slot(_oldest).LastDescriptor, out isTransmitted);
            packet = isDone ? Slot(_oldest).Packet : null;
            status = isTransmitted ? NDIS_STATUS_SUCCESS : NDIS_STATUS_FAILURE;
            adapter.ReleaseLock();
            return packet != null;
        }

        private void Dequeue()
        {
            adapter.AcquireLock();
            if (_oldest != _next)
            {
                TransmitSlot slot = Slot(_oldest++);
                Ring.Release(slot.Descriptors);
                slot.Packet = null;
            }

            adapter.ReleaseLock();
        }
    }
}
