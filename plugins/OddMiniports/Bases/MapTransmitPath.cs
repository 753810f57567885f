using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

namespace OddMiniports;

/// <summary>
/// A transmit path of its own: an object for each frame, made when the frame is mapped and dropped when it is over.
/// The frames of a list are posted in their order, as soon as they are mapped; a list does not wait for another list.
/// Nothing is copied: a short frame gets zeros from a second descriptor, and a frame in too many pieces fails.
/// </summary>
public class MapTransmitPath(Adapter adapter) : TransmitPath(adapter)
{
    private readonly List<SentFrame> _started = [];
    private readonly Queue<SentFrame> _posted = new();
    private readonly Queue<SentFrame> _failed = new();
    private NetBufferListQueue _completed;

    /// <summary>Frames that were started and are not over.</summary>
    protected uint UnderWay { get; private set; }

    /// <inheritdoc/>
    public override NDIS_STATUS Initialize()
    {
        if (Adapter.Share(Adapter.Nic.TransmitRingLimit, TransmitRing.DescriptorBytes) is not { } ringBlock)
        {
            return NDIS_STATUS.NDIS_STATUS_RESOURCES;
        }

        _ring = NewTransmitRing(ringBlock, ringBlock.Length / TransmitRing.DescriptorBytes);
        _maximumDescriptors = Math.Min(Adapter.Nic.MaximumElements, Ring.Count);

        // The zeros that pad short frames.
        _copies = Adapter.Share(1, MinimumFrameBytes);
        return _copies is null ? NDIS_STATUS.NDIS_STATUS_RESOURCES : NDIS_STATUS.NDIS_STATUS_SUCCESS;
    }

    /// <inheritdoc/>
    public override void Release()
    {
        _copies?.Free();
        _ring?.Block.Free();
        Ndis.NdisFreeSpinLock(_lock);
    }

    /// <summary>MiniportProcessSGList ran for a frame.</summary>
    public void OnMapped(SentFrame frame, SCATTER_GATHER_LIST list)
    {
        frame.List = list;
        frame.Descriptors = FrameData.CountPieces(list, frame.Offset, frame.Length)
            + (frame.Length < MinimumFrameBytes ? 1u : 0u);
        frame.Status = frame.Descriptors <= _maximumDescriptors
            ? NDIS_STATUS.NDIS_STATUS_SUCCESS
            : NDIS_STATUS.NDIS_STATUS_RESOURCES;
        Put(frame);
    }

    /// <inheritdoc/>
    protected override void ReleaseLockAndService()
    {
        if (!_turn.TryTake())
        {
            Ndis.NdisDprReleaseSpinLock(_lock);
            return;
        }

        uint count = 0;
        do
        {
            EndFrames();
            PostMapped();
            StartFrames();
            _finished.AppendAll(ref _completed);
            count += CompleteFinished();
        }
        while (!_turn.TryEnd());
        Ndis.NdisDprReleaseSpinLock(_lock);
        Adapter.Gate.Leave(count);
    }

    /// <summary>True if another frame may be started. Called with the lock held.</summary>
    protected virtual bool MayStart(NET_BUFFER_LIST list) => UnderWay < SlotCount;

    /// <summary>Prepares the room for a list. Called without the lock.</summary>
    protected virtual void PrepareBuffer(SentFrame frame)
    {
    }

    /// <summary>Gives back the room for a list. Called without the lock.</summary>
    protected virtual void DropBuffer(SentFrame frame)
    {
    }

    /// <summary>A frame is over: its list is freed, and then it is counted. Called with the lock held.</summary>
    protected virtual void EndFrame(SentFrame frame)
    {
        Ndis.NdisDprReleaseSpinLock(_lock);
        FreeList(frame);
        Ndis.NdisDprAcquireSpinLock(_lock);
        CountFrame(frame);
    }

    /// <summary>Frees the list of a frame. Called without the lock.</summary>
    protected void FreeList(SentFrame frame)
    {
        if (frame.List != null)
        {
            Ndis.NdisMFreeNetBufferSGList(Adapter.DmaHandle, frame.List, frame.NetBuffer);
        }

        DropBuffer(frame);
        Ndis.Unpin(frame.Context);
    }

    /// <summary>Counts a frame as done. Called with the lock held.</summary>
    protected void CountFrame(SentFrame frame)
    {
        NET_BUFFER_LIST list = frame.NetBufferList;
        if (frame.Status != NDIS_STATUS.NDIS_STATUS_SUCCESS)
        {
            list.Status = frame.Status;
        }

        if (SendState.FinishFrame(list))
        {
            _completed.Append(list);
        }

        UnderWay--;
    }

    private void EndFrames()
    {
        while (TakeEnded() is { } frame)
        {
            EndFrame(frame);
        }
    }

    private SentFrame? TakeEnded()
    {
        if (_failed.Count > 0)
        {
            return _failed.Dequeue();
        }

        int mapped = Adapter.IsGone ? _started.FindIndex(frame => frame.IsMapped) : -1;
        if (mapped >= 0)
        {
            SentFrame frame = _started[mapped];
            _started.RemoveAt(mapped);
            frame.Status = NDIS_STATUS.NDIS_STATUS_FAILURE;
            return frame;
        }

        if (_posted.Count == 0)
        {
            return null;
        }

        SentFrame oldest = _posted.Peek();
        bool isDone = Ring.IsDone(oldest.LastDescriptor, out bool isTransmitted);
        if (!isDone && !Adapter.IsGone)
        {
            return null;
        }

        oldest.Status = isDone && isTransmitted
            ? NDIS_STATUS.NDIS_STATUS_SUCCESS
            : NDIS_STATUS.NDIS_STATUS_FAILURE;
        Ring.Release(oldest.Descriptors);
        return _posted.Dequeue();
    }

    private void PostMapped()
    {
        bool isPosted = false;
        while (!Adapter.IsGone && FindPostable() is { } frame && Ring.HasRoomFor(frame.Descriptors))
        {
            _started.Remove(frame);
            uint index = 0;
            uint skip = frame.Offset;
            uint left = frame.Length;
            while (FrameData.TryNextPiece(frame.List, ref index, ref skip, ref left, out var address, out uint length))
            {
                Ring.Add(address, length);
            }

            if (frame.Length < MinimumFrameBytes)
            {
                Ring.Add(_copies!.PhysicalAddress, MinimumFrameBytes - frame.Length);
            }

            frame.LastDescriptor = Ring.Commit();
            _posted.Enqueue(frame);
            isPosted = true;
        }

        if (isPosted)
        {
            Adapter.Nic.RingTransmitDoorbell();
        }
    }

    /// <summary>A mapped frame that has no earlier frame of its list before it.</summary>
    private SentFrame? FindPostable()
    {
        for (int i = 0; i < _started.Count; i++)
        {
            SentFrame frame = _started[i];
            if (frame.IsMapped && _started.FindIndex(other => other.NetBufferList == frame.NetBufferList) == i)
            {
                return frame;
            }
        }

        return null;
    }

    private void StartFrames()
    {
        while (_waiting.Count > 0 && (Adapter.IsGone || MayStart(_waiting.Head)))
        {
            SentFrame frame = new SentFrame(this, _waiting.Head, _nextNetBuffer);
            _nextNetBuffer = frame.NetBuffer.Next;
            if (_nextNetBuffer == null)
            {
                _waiting.RemoveHead();
                _nextNetBuffer = _waiting.Count > 0 ? _waiting.Head.FirstNetBuffer : null;
            }

            UnderWay++;
            _started.Add(frame);
            Ndis.NdisDprReleaseSpinLock(_lock);
            frame.Context = Ndis.Pin(frame);
            Map(frame);
            Ndis.NdisDprAcquireSpinLock(_lock);
        }
    }

    private void Map(SentFrame frame)
    {
        NDIS_STATUS status = NDIS_STATUS.NDIS_STATUS_FAILURE;
        if (!Adapter.IsGone)
        {
            PrepareBuffer(frame);
            status = Ndis.NdisMAllocateNetBufferSGList(
                Adapter.DmaHandle,
                frame.NetBuffer,
                frame.Context,
                NDIS_SG_LIST_WRITE_TO_DEVICE,
                frame.Buffer,
                frame.BufferBytes);
        }

        if (status != NDIS_STATUS.NDIS_STATUS_SUCCESS)
        {
            frame.Status = Adapter.IsGone ? NDIS_STATUS.NDIS_STATUS_FAILURE : NDIS_STATUS.NDIS_STATUS_RESOURCES;
            Put(frame);
        }
    }

    private void Put(SentFrame frame)
    {
        Ndis.NdisDprAcquireSpinLock(_lock);
        frame.IsMapped = frame.Status == NDIS_STATUS.NDIS_STATUS_SUCCESS;
        if (!frame.IsMapped)
        {
            _started.Remove(frame);
            _failed.Enqueue(frame);
        }

        ReleaseLockAndService();
    }
}
