using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Maps nothing: every frame is copied into shared memory. The scatter/gather channel is opened all the same, because
/// shared memory needs it.
/// </summary>
public sealed class CopiesAlwaysDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new CopyingPath(adapter);

    private sealed class CopyingPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override bool CreateListBuffer(TransmitSlot slot) => true;

        protected override void Prepare(TransmitSlot slot) => CopyFrame(slot);
    }
}
