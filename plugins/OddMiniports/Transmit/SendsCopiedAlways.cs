using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("sends-copied-always", typeof(SendsCopiedAlways))]

namespace OddMiniports.Transmit;

/// <summary>
/// Maps no frame: each is copied into shared memory. The channel is registered all the same, because shared memory
/// needs it. Legal: NdisMAllocateSharedMemory; no page asks a registered driver to map anything.
/// </summary>
public sealed class SendsCopiedAlways : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override void Prepare(TransmitSlot slot) => CopyFrame(slot);
    }
}
