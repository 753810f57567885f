using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Lends NDIS every buffer that it has, and leaves the NIC to drop frames until some are back.</summary>
public sealed class DropsWhenDryDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new LendingAllPath(adapter);

    private sealed class LendingAllPath(Adapter adapter) : ReceivePath(adapter)
    {
        protected override void IndicateBatch(uint count, bool isLow) => base.IndicateBatch(count, isLow: false);
    }
}
