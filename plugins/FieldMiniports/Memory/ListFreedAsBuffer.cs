using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("list-freed-as-buffer", typeof(ListFreedAsBuffer))]

namespace FieldMiniports;

/// <summary>
/// The buffer for a scatter/gather list is allocated for each frame, and the list's own address is freed afterwards: if
/// NDIS put the list elsewhere, that is not the driver's memory, and the buffer leaks.
/// </summary>
public sealed class ListFreedAsBuffer : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : TransmitPath(adapter)
    {
        protected override bool CreateListBuffer(TransmitSlot slot)
        {
            slot.ListBufferSize = Adapter.ScatterGatherListSize;
            return true;
        }

        protected override void MapFrame(TransmitSlot slot)
        {
            slot.ListBuffer = Ndis.NdisAllocateMemoryWithTagPriority(
                Adapter.Handle, slot.ListBufferSize, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
            if (slot.ListBuffer == null)
            {
                CopyFrame(slot);
                return;
            }

            base.MapFrame(slot);
        }

        protected override void FreeList(TransmitSlot slot)
        {
            PVOID buffer = slot.List;
            base.FreeList(slot);
            Ndis.NdisFreeMemory(buffer, 0, 0);
            slot.ListBuffer = null;
        }

        /// <summary>There is no list, or no longer one.</summary>
        protected override void CopyFrame(TransmitSlot slot)
        {
            DestroyListBuffer(slot);
            slot.ListBuffer = null;
            base.CopyFrame(slot);
        }
    }
}
