using NdisConformance.Contract;
using OddMiniports.Memory;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

[assembly: NdisMiniport("list-buffers-allocated-at-dispatch", typeof(ListBuffersAllocatedAtDispatch))]

namespace OddMiniports.Memory;

/// <summary>
/// Allocates and frees its memory at DISPATCH_LEVEL, with the lowest priority. Legal:
/// NdisAllocateMemoryWithTagPriority, NdisFreeMemory: at or below DISPATCH_LEVEL.
/// </summary>
public sealed class ListBuffersAllocatedAtDispatch : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        /// <inheritdoc/>
        protected override bool CreateListBuffer(TransmitSlot slot)
        {
            Ndis.KeRaiseIrql(DISPATCH_LEVEL, out byte oldIrql);
            slot.ListBufferSize = Adapter.ScatterGatherListSize;
            slot.ListBuffer = Ndis.NdisAllocateMemoryWithTagPriority(
                Adapter.Handle, slot.ListBufferSize, Adapter.Tag, EX_POOL_PRIORITY.LowPoolPriority);
            Ndis.KeLowerIrql(oldIrql);
            return slot.ListBuffer != null;
        }

        /// <inheritdoc/>
        protected override void DestroyListBuffer(TransmitSlot slot)
        {
            Ndis.KeRaiseIrql(DISPATCH_LEVEL, out byte oldIrql);
            base.DestroyListBuffer(slot);
            Ndis.KeLowerIrql(oldIrql);
        }
    }
}
