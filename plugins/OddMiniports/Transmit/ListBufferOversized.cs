using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("list-buffer-oversized", typeof(ListBufferOversized))]

namespace OddMiniports.Transmit;

/// <summary>
/// Gives twice the room that NDIS asked for. Legal: NdisMAllocateNetBufferSGList: the buffer should be large enough;
/// larger is.
/// </summary>
public sealed class ListBufferOversized : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override bool CreateListBuffer(TransmitSlot slot)
        {
            slot.ListBufferSize = (2 * Adapter.ScatterGatherListSize) + 24;
            slot.ListBuffer = Ndis.NdisAllocateMemoryWithTagPriority(
                Adapter.Handle, slot.ListBufferSize, Adapter.Tag, EX_POOL_PRIORITY.HighPoolPriority);
            return slot.ListBuffer != null;
        }
    }
}
