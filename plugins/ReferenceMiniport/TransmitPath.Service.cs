using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ReferenceMiniport;

/// <content>
/// The way of a frame: waiting, preparing, posted, retired. All of it at DISPATCH_LEVEL, most of it with the lock.
/// </content>
internal sealed partial class TransmitPath
{
    /// <summary>
    /// Called with the lock held; gives it back. Whoever changed something under the lock and comes through here
    /// touches nothing of the change afterwards: another processor may be done with it already.
    /// </summary>
    private void ReleaseLockAndService()
    {
        if (!_turn.TryTake())
        {
            Ndis.NdisDprReleaseSpinLock(_lock);
            return;
        }

        // The steps have the lock, and give it back only while they call NDIS.
        uint completed = 0;
        do
        {
            RetireFinished();
            StartWaiting();
            Post();
            completed += CompleteFinished();
        }
        while (!_turn.TryEnd());
        Ndis.NdisDprReleaseSpinLock(_lock);

        // Last of all, because this may end a pause, and a halt may follow at once.
        Adapter.Gate.Leave(completed);
    }

    // ---- Frames that are over.

    private void RetireFinished()
    {
        while (TakeFinished() is { } slot)
        {
            // The list goes first: afterwards the NET_BUFFER may be somebody else's. Freeing it may make NDIS call
            // back for a request that waited, so the lock is not held.
            if (slot.List != null)
            {
                Ndis.NdisDprReleaseSpinLock(_lock);
                FreeList(slot);
                Ndis.NdisDprAcquireSpinLock(_lock);
            }

            Retire(slot);
        }
    }

    /// <summary>Frees the list of a frame that the NIC is done with. The frame is still the driver's.</summary>
    private void FreeList(TransmitSlot slot)
    {
        Ndis.NdisMFreeNetBufferSGList(Adapter.DmaHandle, slot.List, slot.NetBuffer);
        slot.List = null;
    }

    /// <summary>Completes the lists that are finished, and says how many.</summary>
    private uint CompleteFinished()
    {
        if (_finished.Count == 0)
        {
            return 0;
        }

        NetBufferListQueue finished = default;
        finished.AppendAll(ref _finished);
        Ndis.NdisDprReleaseSpinLock(_lock);
        uint completed = Complete(ref finished);
        Ndis.NdisDprAcquireSpinLock(_lock);
        return completed;
    }

    /// <summary>Completes lists, and says how many. The driver touches none of them afterwards.</summary>
    private uint Complete(ref NetBufferListQueue finished)
    {
        uint count = finished.Count;
        if (count > 0)
        {
            Ndis.NdisMSendNetBufferListsComplete(
                Adapter.Handle, finished.Head, NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
        }

        return count;
    }

    /// <summary>A frame that the NIC reported, in whatever order, or one that will never come to the NIC.</summary>
    private TransmitSlot? TakeFinished()
    {
        for (uint number = _oldest; number != _next; number++)
        {
            TransmitSlot slot = Slot(number);
            if (!IsFinished(slot))
            {
                continue;
            }

            slot.State = TransmitSlotState.Retiring;
            return slot;
        }

        return null;
    }

    private bool IsFinished(TransmitSlot slot)
    {
        if (slot.State is TransmitSlotState.Posted or TransmitSlotState.Ready && Adapter.IsGone)
        {
            slot.Status = NDIS_STATUS_FAILURE;
            return true;
        }

        if (slot.State != TransmitSlotState.Posted)
        {
            return slot.State == TransmitSlotState.Failed;
        }

        bool isDone = Ring.IsDone(slot.LastDescriptor, out bool isTransmitted);
        slot.Status = isTransmitted ? NDIS_STATUS_SUCCESS : NDIS_STATUS_FAILURE;
        return isDone;
    }

    private void Retire(TransmitSlot slot)
    {
        ReleaseList(slot);
        slot.State = TransmitSlotState.Done;
        while (_oldest != _next && Slot(_oldest).State == TransmitSlotState.Done)
        {
            Slot(_oldest).State = TransmitSlotState.Free;
            Ring.Release(Slot(_oldest).PostedDescriptors);
            _toPost += _toPost == _oldest ? 1u : 0u;
            _oldest++;
        }
    }

    /// <summary>The frame is over for NDIS; with the last one of a list, so is the list.</summary>
    private void ReleaseList(TransmitSlot slot)
    {
        NET_BUFFER_LIST list = slot.NetBufferList;
        if (list == null)
        {
            return;
        }

        if (slot.Status != NDIS_STATUS_SUCCESS)
        {
            list.Status = slot.Status;
        }

        if (SendState.FinishFrame(list))
        {
            _finished.Append(list);
        }

        (slot.NetBufferList, slot.NetBuffer) = (null, null);
    }

    // ---- Frames that wait.

    private void StartWaiting()
    {
        while (TakeNext() is { } slot)
        {
            Ndis.NdisDprReleaseSpinLock(_lock);
            if (Adapter.IsGone)
            {
                Settle(slot, TransmitSlotState.Failed, NDIS_STATUS_FAILURE);
            }
            else
            {
                Prepare(slot);
            }

            Ndis.NdisDprAcquireSpinLock(_lock);
        }
    }

    /// <summary>
    /// Gives the next frame a slot, filled completely: the scatter/gather callback may need it before the request
    /// returns. What follows the frame is read now, for the frame may be gone soon.
    /// </summary>
    private TransmitSlot? TakeNext()
    {
        if (_waiting.Count == 0 || _next - _oldest >= _slotCount)
        {
            return null;
        }

        NET_BUFFER netBuffer = _nextNetBuffer;
        TransmitSlot slot = Slot(_next++);
        slot.State = TransmitSlotState.Preparing;
        slot.Status = NDIS_STATUS_SUCCESS;
        slot.NetBufferList = _waiting.Head;
        slot.NetBuffer = netBuffer;
        slot.Offset = netBuffer.CurrentMdlOffset;
        slot.Length = netBuffer.DataLength;
        slot.PostedDescriptors = 0;

        _nextNetBuffer = netBuffer.Next;
        if (_nextNetBuffer == null)
        {
            _waiting.RemoveHead();
            _nextNetBuffer = _waiting.Count > 0 ? _waiting.Head.FirstNetBuffer : null;
        }

        return slot;
    }

    // ---- Frames that are ready.

    /// <summary>Ends the preparation of a frame. The caller touches neither slot nor frame afterwards.</summary>
    private void Settle(TransmitSlot slot, TransmitSlotState state, NDIS_STATUS status)
    {
        Ndis.NdisDprAcquireSpinLock(_lock);
        slot.Status = status;
        slot.State = state;
        ReleaseLockAndService();
    }

    /// <summary>Posts in the order of the slots: a frame that is not ready yet holds up all behind it.</summary>
    private void Post()
    {
        bool isPosted = false;
        while (_toPost != _next && !Adapter.IsGone)
        {
            TransmitSlot slot = Slot(_toPost);
            bool isReady = slot.State == TransmitSlotState.Ready;
            if (slot.State == TransmitSlotState.Preparing || (isReady && !Ring.HasRoomFor(slot.Descriptors)))
            {
                break;
            }

            if (isReady)
            {
                PostSlot(slot);
                isPosted = true;
            }

            _toPost++;
        }

        if (isPosted)
        {
            Adapter.Nic.RingTransmitDoorbell();
        }
    }

    private void PostSlot(TransmitSlot slot)
    {
        if (slot.List == null)
        {
            Ring.Add(slot.CopyPhysicalAddress, Math.Max(slot.Length, MinimumFrameBytes));
        }
        else
        {
            uint index = 0;
            uint skip = slot.Offset;
            uint left = slot.Length;
            while (FrameData.TryNextPiece(slot.List, ref index, ref skip, ref left, out var address, out uint length))
            {
                Ring.Add(address, length);
            }
        }

        slot.PostedDescriptors = slot.Descriptors;
        slot.State = TransmitSlotState.Posted;
        slot.LastDescriptor = Ring.Commit();
    }

    private TransmitSlot Slot(uint number) => _slots[number % _slotCount]!;
}
