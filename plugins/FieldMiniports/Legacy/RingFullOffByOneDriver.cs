using FieldMiniports.Legacy;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-ring-full-off-by-one", typeof(RingFullOffByOneDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.Legacy;

/// <summary>
/// Takes one frame more than it has slots, so that the newest frame replaces the oldest in its slot and the oldest
/// packet is forgotten. NDIS 5: a deserialized driver completes every packet that it was given by NdisMSendComplete.
/// </summary>
public sealed class RingFullOffByOneDriver : FieldDriver
{
    /// <inheritdoc/>
    protected internal override TransmitPath NewTransmitPath(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override bool HasRoom(bool isCopied, uint descriptors)
            => _next - _oldest <= SlotCount && Ring.HasRoomFor(descriptors);
    }
}
