using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("legacy-no-kick", typeof(NoKickDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// Rings the doorbell in MiniportSendPackets only: a frame that waited for room and is posted by
/// MiniportHandleInterrupt is not told to the NIC. Such sends do not end until the next send, or until a reset
/// aborts them.
/// </summary>
public sealed class NoKickDriver : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath CreateTransmit(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override void Enqueue(ReadOnlySpan<NDIS_PACKET> packets)
        {
            PacketQueue refused = default;
            adapter.AcquireLock();
            foreach (NDIS_PACKET packet in packets)
            {
                _waiting.Append(packet);
            }

            PostWaiting(ref refused);
            adapter.Nic.RingTransmitDoorbell();
            adapter.ReleaseLock();
            Complete(ref refused);
        }

        protected override void PostWaiting(ref PacketQueue refused)
        {
            while (_waiting.Count > 0)
            {
                NDIS_STATUS status = TryPost(_waiting.Head);
                if (status == NDIS_STATUS_RESOURCES)
                {
                    break;
                }

                NDIS_PACKET packet = _waiting.RemoveHead();
                if (status != NDIS_STATUS_PENDING)
                {
                    refused.Append(packet, status);
                }
            }
        }
    }
}
