using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ReferenceMiniport;

/// <content>
/// How the bytes of a frame are made reachable for the NIC, and what sending needs for it. There are other good ways
/// than these; what is virtual here is where they differ.
/// </content>
public partial class TransmitPath
{
    /// <summary>
    /// Allocates what sending needs. MiniportInitializeEx; on failure <see cref="Release"/> undoes it.
    /// </summary>
    public NDIS_STATUS Initialize()
    {
        uint count = Adapter.Nic.TransmitRingLimit;
        if (Adapter.Share(ref count, TransmitRing.DescriptorBytes) is not { } ringBlock)
        {
            return NDIS_STATUS_RESOURCES;
        }

        _ring = new TransmitRing(ringBlock, count);
        _maximumDescriptors = Math.Min(Adapter.Nic.MaximumElements, count);

        uint stride = Adapter.AlignForDma(Adapter.MaximumFrameBytes);
        _copies = Adapter.Share(ref _slotCount, stride);
        if (_copies is null)
        {
            return NDIS_STATUS_RESOURCES;
        }

        for (uint i = 0; i < _slotCount; i++)
        {
            TransmitSlot slot = NewSlot(
                _copies.VirtualAddress + (i * stride), _copies.PhysicalAddress + (i * stride));
            slot.Context = Ndis.Pin(slot);
            _slots[i] = slot;
            if (!CreateListBuffer(slot))
            {
                return NDIS_STATUS_RESOURCES;
            }
        }

        return NDIS_STATUS_SUCCESS;
    }

    /// <summary>Frees what <see cref="Initialize"/> allocated, however far it came. The NIC is stopped.</summary>
    public void Release()
    {
        for (uint i = _slotCount; i-- > 0;)
        {
            if (_slots[i] is not { } slot)
            {
                continue;
            }

            DestroyListBuffer(slot);
            Ndis.Unpin(slot.Context);
            _slots[i] = null;
        }

        _copies?.Free();
        _ring?.Block.Free();
        Ndis.NdisFreeSpinLock(_lock);
    }

    /// <summary>
    /// MiniportProcessSGList: once for each successful request, before or after the request returned, on any
    /// processor, in any order. The list is where this pointer says and nowhere else.
    /// </summary>
    public virtual void ProcessList(TransmitSlot slot, SCATTER_GATHER_LIST list)
    {
        ArgumentNullException.ThrowIfNull(slot);
        uint pieces = FrameData.CountPieces(list, slot.Offset, slot.Length);
        if (pieces > 0 && pieces <= _maximumDescriptors)
        {
            slot.List = list;
            slot.Descriptors = pieces;
            Settle(slot, TransmitSlotState.Ready, NDIS_STATUS_SUCCESS);
            return;
        }

        // In more pieces than the NIC can gather: it gets a copy in one.
        Ndis.NdisMFreeNetBufferSGList(Adapter.DmaHandle, list, slot.NetBuffer);
        CopyFrame(slot);
    }

    /// <summary>Makes a slot with its piece of shared memory.</summary>
    protected virtual TransmitSlot NewSlot(PVOID copyAddress, PHYSICAL_ADDRESS copyPhysicalAddress)
        => new(this, copyAddress, copyPhysicalAddress);

    /// <summary>Preallocates the room for a list, one for each slot. False if there is no memory.</summary>
    protected virtual bool CreateListBuffer(TransmitSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        slot.ListBufferSize = Adapter.ScatterGatherListSize;
        slot.ListBuffer = Ndis.NdisAllocateMemoryWithTagPriority(
            Adapter.Handle, slot.ListBufferSize, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
        return slot.ListBuffer != null;
    }

    /// <summary>Frees what <see cref="CreateListBuffer"/> allocated, however far it came.</summary>
    protected virtual void DestroyListBuffer(TransmitSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        if (slot.ListBuffer != null)
        {
            Ndis.NdisFreeMemory(slot.ListBuffer, 0, 0);
        }
    }

    /// <summary>
    /// New lists wait, and the lock is held. False to start them at once; true to leave them to a later call of
    /// <see cref="Service"/>, which this has seen to.
    /// </summary>
    protected virtual bool TryDefer() => false;

    /// <summary>Starts to make a frame reachable. Each frame ends in one call of <see cref="Settle"/>.</summary>
    protected virtual void Prepare(TransmitSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        if (slot.Length < MinimumFrameBytes)
        {
            // The NIC does not pad, and there is nothing to pad with in the sender's memory.
            CopyFrame(slot);
        }
        else
        {
            MapFrame(slot);
        }
    }

    /// <summary>A mapping was refused; no callback comes and there is nothing to free.</summary>
    protected virtual void OnMappingRefused(TransmitSlot slot) => CopyFrame(slot);

    /// <summary>Frees the list of a frame that the NIC is done with. The frame is still the driver's.</summary>
    protected virtual void FreeList(TransmitSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        Ndis.NdisMFreeNetBufferSGList(Adapter.DmaHandle, slot.List, slot.NetBuffer);
        slot.List = null;
    }

    /// <summary>Completes lists, and says how many. The driver touches none of them afterwards.</summary>
    protected virtual uint Complete(ref NetBufferListQueue finished)
    {
        uint count = finished.Count;
        if (count > 0)
        {
            Ndis.NdisMSendNetBufferListsComplete(
                Adapter.Handle, finished.Head, NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
        }

        return count;
    }

    /// <summary>Completes what is finished now, for whoever cannot wait until the path is serviced.</summary>
    protected void CompleteFinished()
    {
        NetBufferListQueue finished = default;
        Ndis.NdisDprAcquireSpinLock(_lock);
        finished.AppendAll(ref _finished);
        Ndis.NdisDprReleaseSpinLock(_lock);
        Adapter.Gate.Leave(Complete(ref finished));
    }

    /// <summary>
    /// Asks for the list of a frame. Success means no more than that the callback will run or has run; in the second
    /// case frame and slot may have gone on to another send already, so nothing of them is touched.
    /// </summary>
    protected void MapFrame(TransmitSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        NDIS_STATUS status = Ndis.NdisMAllocateNetBufferSGList(
            Adapter.DmaHandle,
            slot.NetBuffer,
            slot.Context,
            NDIS_SG_LIST_WRITE_TO_DEVICE,
            slot.ListBuffer,
            slot.ListBufferSize);
        if (status != NDIS_STATUS_SUCCESS)
        {
            OnMappingRefused(slot);
        }
    }

    /// <summary>Sends a copy of a frame.</summary>
    protected void CopyFrame(TransmitSlot slot)
    {
        if (TryCopy(slot))
        {
            Settle(slot, TransmitSlotState.Ready, NDIS_STATUS_SUCCESS);
        }
        else
        {
            Settle(slot, TransmitSlotState.Failed, NDIS_STATUS_RESOURCES);
        }
    }

    /// <summary>Copies a frame to the shared memory of its slot, and pads it with zeros.</summary>
    protected bool TryCopy(TransmitSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        if (!FrameData.Copy(Ndis, slot.NetBuffer, slot.CopyAddress))
        {
            return false;
        }

        if (slot.Length < MinimumFrameBytes)
        {
            (slot.CopyAddress + slot.Length).Fill(0, MinimumFrameBytes - slot.Length);
        }

        slot.Descriptors = 1;
        return true;
    }

    /// <summary>True if no frame waits and none is under way. DISPATCH_LEVEL.</summary>
    protected bool IsIdle()
    {
        Ndis.NdisDprAcquireSpinLock(_lock);
        bool isIdle = _waiting.Count == 0 && _oldest == _next;
        Ndis.NdisDprReleaseSpinLock(_lock);
        return isIdle;
    }
}
