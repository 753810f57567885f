using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.LegacyMore;

[assembly: NdisMiniport(
    "legacy-reverse-completion", typeof(ReverseCompletionDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.LegacyMore;

/// <summary>
/// Completes the sends that one MiniportHandleInterrupt finds done in the reverse order, the newest first. Legal:
/// the order of the array is the order on the wire, and NdisMSendComplete has none.
/// </summary>
public sealed class ReverseCompletionDriver : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath CreateTransmit(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : TransmitPath(adapter)
    {
        public override void Complete(ref PacketQueue done)
        {
            Stack<(NDIS_PACKET Packet, NDIS_STATUS Status)> reversed = new();
            while (done.Count > 0)
            {
                NDIS_PACKET packet = done.RemoveHead(out NDIS_STATUS status);
                reversed.Push((packet, status));
            }

            while (reversed.TryPop(out (NDIS_PACKET Packet, NDIS_STATUS Status) last))
            {
                adapter.Ndis.NdisMSendComplete(adapter.Handle, last.Packet, last.Status);
            }
        }
    }
}
