using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Frees the list of a frame in several pieces, puts the pieces together in memory of its own and maps the frame again.
/// </summary>
public sealed class MapsAgainDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new CoalescingPath(adapter);
}
