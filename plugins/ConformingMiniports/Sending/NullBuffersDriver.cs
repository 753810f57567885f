using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>
/// Never gives NDIS room for a list: the buffer of NdisMAllocateNetBufferSGList is optional, and without one NDIS
/// supplies the storage.
/// </summary>
public sealed class NullBuffersDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new NullBuffersPath(adapter);

    private sealed class NullBuffersPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override bool CreateListBuffer(TransmitSlot slot) => true;
    }
}
