using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("list-buffer-smaller-than-stated", typeof(ListBufferSmallerThanStated))]

namespace FieldMiniports;

/// <summary>
/// The buffer for a scatter/gather list has a fixed size, but the request states the size that NDIS asked for.
/// </summary>
public sealed class ListBufferSmallerThanStated : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override bool CreateListBuffer(TransmitSlot slot)
        {
            slot.ListBufferSize = Adapter.ScatterGatherListSize;
            slot.ListBuffer = Ndis.NdisAllocateMemoryWithTagPriority(
                Adapter.Handle, Math.Min(128, slot.ListBufferSize), Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            return slot.ListBuffer != null;
        }
    }
}
