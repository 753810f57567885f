using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-refusal-without-wakeup", typeof(RefusalWithoutWakeupDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// Serialized: relies on NdisMSendComplete to make NDIS submit refused packets again, and never calls
/// NdisMSendResourcesAvailable; if the ring holds only copies that were given back at once, NDIS waits for ever. NDIS
/// 5: after NDIS_STATUS_RESOURCES nothing is submitted before one of the two calls.
/// </summary>
public sealed class RefusalWithoutWakeupDriver : FieldDriver
{
    /// <inheritdoc/>
    protected override bool IsDeserialized => false;

    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : TransmitPath(adapter)
    {
        public override void Complete(ref PacketQueue done)
        {
            while (done.Count > 0)
            {
                NDIS_PACKET packet = done.RemoveHead(out NDIS_STATUS status);
                adapter.Ndis.NdisMSendComplete(adapter.Handle, packet, status);
            }
        }
    }
}
