using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-link-read-after-completion", typeof(LinkReadAfterCompletionDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// Walks the list of finished packets and reads the link to the next one after NdisMSendComplete has given the packet
/// away. NDIS 5: once a packet is completed, the driver makes no further reference to it.
/// </summary>
public sealed class LinkReadAfterCompletionDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : TransmitPath(adapter)
    {
        private const int Next = 0;
        private const int Status = 1;

        public override void Complete(ref PacketQueue done)
        {
            NDIS_PACKET packet = done.Count > 0 ? done.Head : null;
            done = default;
            while (packet != null)
            {
                NDIS_STATUS status = (NDIS_STATUS)packet.MiniportReserved[Status].Value;
                adapter.Ndis.NdisMSendComplete(adapter.Handle, packet, status);
                packet = (NDIS_PACKET)packet.MiniportReserved[Next];
            }
        }
    }
}
