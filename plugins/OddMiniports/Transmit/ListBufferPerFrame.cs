using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("list-buffer-per-frame", typeof(ListBufferPerFrame))]

namespace OddMiniports.Transmit;

/// <summary>
/// Allocates the room for a list with its frame, at DISPATCH_LEVEL and without the lock (own path). Legal:
/// NdisMAllocateNetBufferSGList; NdisAllocateMemoryWithTagPriority: at or below DISPATCH_LEVEL.
/// </summary>
public sealed class ListBufferPerFrame : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : MapTransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override void PrepareBuffer(SentFrame frame)
        {
            frame.Buffer = Ndis.NdisAllocateMemoryWithTagPriority(
                Adapter.Handle, Adapter.ScatterGatherListSize, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            frame.BufferBytes = frame.Buffer == null ? 0 : Adapter.ScatterGatherListSize;
        }

        /// <inheritdoc/>
        protected override void DropBuffer(SentFrame frame)
        {
            if (frame.Buffer != null)
            {
                Ndis.NdisFreeMemory(frame.Buffer, 0, 0);
            }
        }
    }
}
