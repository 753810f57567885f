using FieldMiniports.LegacyMore;
using LegacyMiniport;
using NdisConformance.Contract;

[assembly: NdisMiniport(
    "legacy-never-says-available", typeof(NeverSaysAvailableDriver), Generation = NdisGeneration.Ndis5)]

namespace FieldMiniports.LegacyMore;

/// <summary>
/// A serialized driver that refuses packets and leaves it to NdisMSendComplete to get them again. Where all frames
/// in the ring were given back as copies there is no completion, and NDIS keeps the refused packets for ever.
/// Violates NdisMSendResourcesAvailable.
/// </summary>
public sealed class NeverSaysAvailableDriver : FieldDriver
{
    /// <inheritdoc/>
    protected override bool IsDeserialized => false;

    /// <inheritdoc/>
    public override TransmitPath CreateTransmit(Adapter adapter) => new OwnTransmitPath(adapter);

    private sealed class OwnTransmitPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override bool TakeRefusal() => false;
    }
}
