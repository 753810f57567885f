using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FieldMiniports;

/// <summary>
/// Sends copies. Each descriptor has its own piece of shared memory, a frame takes one descriptor, and lists wait in a
/// hand-linked queue. Everything happens under one lock, except that lists are completed outside it.
/// </summary>
public class CopyTransmitPath(Adapter adapter) : TransmitPath(adapter)
{
    /// <summary>The first list that waits.</summary>
    protected NET_BUFFER_LIST QueueHead { get; set; }

    /// <summary>The last list that waits; means nothing if there is no first one.</summary>
    protected NET_BUFFER_LIST QueueTail { get; set; }

    /// <summary>The next frame of the first list.</summary>
    protected NET_BUFFER NextFrame { get; set; }

    /// <summary>The list that the frame of a descriptor belongs to.</summary>
    protected NET_BUFFER_LIST[] Owners { get; set; } = [];

    /// <summary>Bytes from one piece of memory to the next.</summary>
    protected uint Stride { get; set; }

    /// <summary>Where the next frame goes.</summary>
    protected uint Put { get; set; }

    /// <summary>The oldest frame that the NIC has.</summary>
    protected uint Take { get; set; }

    /// <summary>Descriptors that the NIC has.</summary>
    protected uint InUse { get; set; }

    /// <inheritdoc/>
    public override NDIS_STATUS Initialize()
    {
        uint count = Math.Min(8, Adapter.Nic.TransmitRingLimit);
        if (Adapter.Share(count, TransmitRing.DescriptorBytes) is not { } block)
        {
            return NDIS_STATUS_RESOURCES;
        }

        _ring = NewTransmitRing(block, count);
        Owners = new NET_BUFFER_LIST[count];
        Stride = Adapter.AlignForDma(Adapter.MaximumFrameBytes);
        _copies = Adapter.Share(count, Stride);
        return _copies is null ? NDIS_STATUS_RESOURCES : NDIS_STATUS_SUCCESS;
    }

    /// <inheritdoc/>
    public override void Cancel(PVOID cancelId)
    {
        Ndis.NdisAcquireSpinLock(_lock);
        NetBufferListQueue cancelled = Unlink(cancelId);
        Ndis.NdisReleaseSpinLock(_lock);
        if (cancelled.Count > 0)
        {
            uint count = cancelled.Count;
            Ndis.NdisMSendNetBufferListsComplete(Adapter.Handle, cancelled.Head, 0);
            Adapter.Gate.Leave(count);
        }
    }

    /// <summary>Takes the lists with a cancel identifier out of the queue. Called with the lock held.</summary>
    protected virtual NetBufferListQueue Unlink(PVOID cancelId)
    {
        NetBufferListQueue cancelled = default;
        NET_BUFFER_LIST rest = QueueHead;
        bool isActive = rest != null && NextFrame != rest.FirstNetBuffer;
        NET_BUFFER nextFrame = NextFrame;
        QueueHead = null;
        while (rest != null)
        {
            NET_BUFFER_LIST list = rest;
            rest = list.Next;
            if (!isActive && list.NetBufferListInfo[(int)NetBufferListCancelId] == cancelId)
            {
                list.Status = NDIS_STATUS_SEND_ABORTED;
                cancelled.Append(list);
            }
            else
            {
                Link(list);
                NextFrame = isActive ? nextFrame : NextFrame;
            }

            isActive = false;
        }

        return cancelled;
    }

    /// <summary>Puts a list at the end of the queue.</summary>
    protected virtual void Link(NET_BUFFER_LIST list)
    {
        list.Next = null;
        if (QueueHead == null)
        {
            QueueHead = list;
            NextFrame = list.FirstNetBuffer;
        }
        else
        {
            NET_BUFFER_LIST last = QueueTail;
            last.Next = list;
        }

        QueueTail = list;
    }

    /// <inheritdoc/>
    protected override void Enqueue(ref NetBufferListQueue accepted, ref NetBufferListQueue refused)
    {
        while (accepted.Count > 0)
        {
            Link(accepted.RemoveHead());
        }

        _finished.AppendAll(ref refused);
    }

    /// <inheritdoc/>
    protected override void ReleaseLockAndService()
    {
        Reap();
        Fill();
        NetBufferListQueue finished = _finished;
        _finished = default;
        Ndis.NdisDprReleaseSpinLock(_lock);
        Adapter.Gate.Leave(Complete(ref finished));
    }

    /// <summary>Takes back what the NIC is done with. Called with the lock held.</summary>
    protected virtual void Reap()
    {
        while (InUse > 0)
        {
            bool isTransmitted = false;
            if (!Adapter.IsGone && !Ring.IsDone(Take, out isTransmitted))
            {
                break;
            }

            Finish(Owners[Take], isTransmitted ? NDIS_STATUS_SUCCESS : NDIS_STATUS_FAILURE);
            Take = (Take + 1) % Ring.Count;
            InUse--;
        }
    }

    /// <summary>Gives waiting frames to the NIC. Called with the lock held.</summary>
    protected virtual void Fill()
    {
        bool isPosted = false;
        while (QueueHead != null && (InUse < Ring.Count || Adapter.IsGone))
        {
            NET_BUFFER_LIST list = QueueHead;
            NET_BUFFER frame = NextFrame;
            NextFrame = frame.Next;
            if (NextFrame == null)
            {
                QueueHead = list.Next;
                NextFrame = QueueHead == null ? null : QueueHead.FirstNetBuffer;
            }

            PVOID copy = _copies!.VirtualAddress + (Put * Stride);
            if (Adapter.IsGone || !CopyFrame(frame, copy))
            {
                Finish(list, Adapter.IsGone ? NDIS_STATUS_FAILURE : NDIS_STATUS_RESOURCES);
                continue;
            }

            Give(Math.Max(frame.DataLength, MinimumFrameBytes), list);
            isPosted = true;
        }

        if (isPosted)
        {
            Adapter.Nic.RingTransmitDoorbell();
        }
    }

    /// <summary>Gives the frame that was copied to the place where it goes.</summary>
    protected virtual void Give(uint length, NET_BUFFER_LIST list)
    {
        PVOID descriptor = Ring.Block.VirtualAddress + (Put * TransmitRing.DescriptorBytes);
        descriptor.Write((_copies!.PhysicalAddress + (Put * Stride)).QuadPart);
        descriptor.Write(length, 8);
        Owners[Put] = list;
        Put = (Put + 1) % Ring.Count;
        InUse++;
        descriptor.Write(0x8000_0001u, 12);
    }

    /// <summary>Copies a frame, and pads it with zeros.</summary>
    protected virtual bool CopyFrame(NET_BUFFER frame, PVOID copy)
    {
        if (!FrameData.Copy(Ndis, frame, copy))
        {
            return false;
        }

        if (frame.DataLength < MinimumFrameBytes)
        {
            (copy + frame.DataLength).Fill(0, MinimumFrameBytes - frame.DataLength);
        }

        return true;
    }

    /// <summary>A frame is over; with the last one of a list, so is the list.</summary>
    protected virtual void Finish(NET_BUFFER_LIST list, NDIS_STATUS status)
    {
        if (status != NDIS_STATUS_SUCCESS)
        {
            list.Status = status;
        }

        if (SendState.FinishFrame(list))
        {
            _finished.Append(list);
        }
    }
}
