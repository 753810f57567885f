using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Keeps finished lists until nothing is under way, and completes them in one chain: any grouping will do.
/// </summary>
public sealed class CompletesWhenIdleDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new GatheringPath(adapter, keptAtMost: 64);
}
