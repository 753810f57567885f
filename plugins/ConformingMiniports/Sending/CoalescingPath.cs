using NdisConformance.Contract;
using ReferenceMiniport;

namespace ConformingMiniports;

/// <summary>Wants frames in one piece, and makes one piece of those that come in several.</summary>
internal sealed class CoalescingPath(Adapter adapter) : TransmitPath(adapter)
{
    /// <summary>
    /// The first time the list is freed if it has several pieces. The second time it is taken as it is: the memory of
    /// the slot may lie on two pages.
    /// </summary>
    public override void ProcessList(TransmitSlot slot, SCATTER_GATHER_LIST list)
    {
        CoalescingSlot coalescing = (CoalescingSlot)slot;
        if (coalescing.IsCoalesced || FrameData.CountPieces(list, slot.Offset, slot.Length) == 1)
        {
            base.ProcessList(slot, list);
            return;
        }

        Ndis.NdisMFreeNetBufferSGList(Adapter.DmaHandle, list, slot.NetBuffer);
        if (FrameData.Copy(Ndis, slot.NetBuffer, coalescing.Memory))
        {
            coalescing.Replace();
            MapFrame(slot);
        }
        else
        {
            CopyFrame(slot);
        }
    }

    protected override TransmitSlot NewTransmitSlot(
        TransmitPath owner, PVOID copyAddress, PHYSICAL_ADDRESS copyPhysicalAddress)
        => new CoalescingSlot(owner, copyAddress, copyPhysicalAddress);

    protected override bool CreateListBuffer(TransmitSlot slot)
    {
        CoalescingSlot coalescing = (CoalescingSlot)slot;
        if (!base.CreateListBuffer(slot))
        {
            return false;
        }

        coalescing.Memory = Ndis.NdisAllocateMemoryWithTagPriority(
            Adapter.Handle, Adapter.MaximumFrameBytes, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
        if (coalescing.Memory == null)
        {
            return false;
        }

        coalescing.Mdl = Ndis.NdisAllocateMdl(Adapter.Handle, coalescing.Memory, Adapter.MaximumFrameBytes);
        return coalescing.Mdl != null;
    }

    protected override void DestroyListBuffer(TransmitSlot slot)
    {
        CoalescingSlot coalescing = (CoalescingSlot)slot;
        if (coalescing.Mdl != null)
        {
            Ndis.NdisFreeMdl(coalescing.Mdl);
        }

        if (coalescing.Memory != null)
        {
            Ndis.NdisFreeMemory(coalescing.Memory, 0, 0);
        }

        base.DestroyListBuffer(slot);
    }

    protected override void OnMappingRefused(TransmitSlot slot)
    {
        ((CoalescingSlot)slot).Restore();
        base.OnMappingRefused(slot);
    }

    protected override void FreeList(TransmitSlot slot)
    {
        base.FreeList(slot);
        ((CoalescingSlot)slot).Restore();
    }
}
