using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Drops frames while few buffers are left, and never asks NDIS to copy.</summary>
public sealed class DropsWhenLowDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override ReceivePath NewReceivePath(Adapter adapter) => new SavingPath(adapter);

    private sealed class SavingPath(Adapter adapter) : ReceivePath(adapter)
    {
        protected override void IndicateBatch(uint count, bool isLow)
        {
            if (!isLow)
            {
                base.IndicateBatch(count, isLow: false);
                return;
            }

            RecycleBatch(count);
            Adapter.Gate.Leave(count + 1);
        }
    }
}
