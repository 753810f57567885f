using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("legacy-cancel-reorders", typeof(CancelReordersDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// Puts the packets that a cancellation does not mean on a stack and back from there: they are sent in the reverse
/// order. Violates MiniportSendPackets: the order of the protocol is preserved.
/// </summary>
public sealed class CancelReordersDriver : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath CreateTransmit(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : TransmitPath(adapter)
    {
        public override void Cancel(PVOID cancelId)
        {
            Stack<NDIS_PACKET> kept = new();
            PacketQueue cancelled = default;
            adapter.AcquireLock();
            while (_waiting.Count > 0)
            {
                NDIS_PACKET packet = _waiting.RemoveHead();
                if (NDIS_PER_PACKET_INFO_FROM_PACKET(packet, NDIS_PER_PACKET_INFO.PacketCancelId) == cancelId)
                {
                    cancelled.Append(packet, NDIS_STATUS_REQUEST_ABORTED);
                }
                else
                {
                    kept.Push(packet);
                }
            }

            while (kept.TryPop(out NDIS_PACKET packet))
            {
                _waiting.Append(packet);
            }

            adapter.ReleaseLock();
            Complete(ref cancelled);
        }
    }
}
