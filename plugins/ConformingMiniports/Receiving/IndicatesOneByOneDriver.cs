using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Indicates each frame in a call of its own.</summary>
public sealed class IndicatesOneByOneDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new OneByOnePath(adapter);

    private sealed class OneByOnePath(Adapter adapter) : SingleListPath(adapter)
    {
        protected override bool TakesNextBack(bool isLow) => isLow;
    }
}
