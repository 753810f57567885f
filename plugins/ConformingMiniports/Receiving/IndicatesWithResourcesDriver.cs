using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Indicates every frame with NDIS_RECEIVE_FLAGS_RESOURCES, and so never lends a list to NDIS.</summary>
public sealed class IndicatesWithResourcesDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new LendingNothingPath(adapter);

    private sealed class LendingNothingPath(Adapter adapter) : ReceivePath(adapter)
    {
        protected override void IndicateBatch(uint count, bool isLow) => base.IndicateBatch(count, isLow: true);
    }
}
