using LegacyMiniport;

namespace ConformingMiniports;

/// <summary>
/// Asks for scatter/gather DMA, and allocates a map register where NDIS has no resources for it. It copies every packet
/// in either case.
/// </summary>
public sealed class FallsBackOnMapRegistersDriver() : LegacyVariant(isDeserialized: false)
{
    /// <inheritdoc/>
    protected override bool FallsBack => true;

    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new CopyingLegacyPath(adapter);
}
