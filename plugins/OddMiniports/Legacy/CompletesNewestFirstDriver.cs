using LegacyMiniport;
using NdisConformance.Contract;
using OddMiniports.Legacy;

[assembly: NdisMiniport(
    "legacy-completes-newest-first", typeof(CompletesNewestFirstDriver), Generation = NdisGeneration.Ndis5)]

namespace OddMiniports.Legacy;

/// <summary>
/// Completes the packets of one interrupt in reverse order. Legal: the order of the frames on the wire is fixed, that
/// of the completions is not.
/// </summary>
public sealed class CompletesNewestFirstDriver : OddDriver
{
    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter) => new OwnTransmitPath(adapter);

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

            while (reversed.TryPop(out (NDIS_PACKET Packet, NDIS_STATUS Status) next))
            {
                adapter.Ndis.NdisMSendComplete(adapter.Handle, next.Packet, next.Status);
            }
        }
    }
}
