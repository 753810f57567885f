using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;

[assembly: NdisMiniport("list-buffer-per-send", typeof(ListBufferPerSend))]

namespace OddMiniports.Transmit;

/// <summary>
/// Allocates the room for a scatter/gather list for each send, and frees it before the completion. Without memory
/// NDIS finds the room. Legal: NdisMAllocateNetBufferSGList: preallocation is a "should".
/// </summary>
public sealed class ListBufferPerSend : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override bool CreateListBuffer(TransmitSlot slot) => true;

        /// <inheritdoc/>
        protected override void MapFrame(TransmitSlot slot)
        {
            slot.ListBuffer = Ndis.NdisAllocateMemoryWithTagPriority(
                Adapter.Handle, Adapter.ScatterGatherListSize, Adapter.Tag, EX_POOL_PRIORITY.LowPoolPriority);
            slot.ListBufferSize = slot.ListBuffer == null ? 0 : Adapter.ScatterGatherListSize;
            base.MapFrame(slot);
        }

        /// <inheritdoc/>
        protected override void ReleaseList(TransmitSlot slot)
        {
            if (slot.ListBuffer != null)
            {
                Ndis.NdisFreeMemory(slot.ListBuffer, slot.ListBufferSize, 0);
                slot.ListBuffer = null;
                slot.ListBufferSize = 0;
            }

            base.ReleaseList(slot);
        }
    }
}
