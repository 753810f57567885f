using NdisConformance.Contract;
using ReferenceMiniport;

namespace OddMiniports;

/// <summary>
/// A transmit path of its own: every frame is copied into the buffer of its descriptor while the lock is held. There
/// are no slots, no mapping and no turns; one descriptor is one frame.
/// </summary>
public class CopyTransmitPath(Adapter adapter) : TransmitPath(adapter)
{
    private readonly NET_BUFFER_LIST[] _owners = new NET_BUFFER_LIST[SlotCount];

    /// <summary>How many frames are under way at most.</summary>
    protected uint Depth { get; set; }

    /// <inheritdoc/>
    public override NDIS_STATUS Initialize()
    {
        uint limit = Math.Min(SlotCount, Adapter.Nic.TransmitRingLimit);
        if (Adapter.Share(limit, TransmitRing.DescriptorBytes) is not { } ringBlock)
        {
            return NDIS_STATUS.NDIS_STATUS_RESOURCES;
        }

        Depth = AllocateCopies(ringBlock.Length / TransmitRing.DescriptorBytes);
        _ring = NewTransmitRing(ringBlock, Math.Max(Depth, 1));
        return Depth > 0 ? NDIS_STATUS.NDIS_STATUS_SUCCESS : NDIS_STATUS.NDIS_STATUS_RESOURCES;
    }

    /// <inheritdoc/>
    public override void Release()
    {
        FreeCopies();
        _ring?.Block.Free();
        Ndis.NdisFreeSpinLock(_lock);
    }

    /// <inheritdoc/>
    public override void Send(NET_BUFFER_LIST lists, uint sendFlags)
    {
        NetBufferListQueue finished = default;
        if (!Adapter.Gate.TryEnter(CountLists(lists)))
        {
            Refuse(lists);
            return;
        }

        Ndis.NdisAcquireSpinLock(_lock);
        while (lists != null)
        {
            NET_BUFFER_LIST list = lists;
            lists = list.Next;
            list.Status = Check(list);
            if (list.Status == NDIS_STATUS.NDIS_STATUS_SUCCESS)
            {
                Wait(list);
            }
            else
            {
                finished.Append(list);
            }
        }

        Pump(ref finished);
        Ndis.NdisReleaseSpinLock(_lock);
        Finish(ref finished);
    }

    /// <inheritdoc/>
    public override void Service()
    {
        NetBufferListQueue finished = default;
        Ndis.NdisAcquireSpinLock(_lock);
        Pump(ref finished);
        Ndis.NdisReleaseSpinLock(_lock);
        Finish(ref finished);
    }

    /// <summary>Allocates the buffers of the frames, and says for how many there was memory.</summary>
    protected virtual uint AllocateCopies(uint count)
    {
        uint stride = Adapter.AlignForDma(Adapter.MaximumFrameBytes);
        _copies = Adapter.Share(count, stride);
        return _copies is null ? 0 : _copies.Length / stride;
    }

    /// <summary>Frees the buffers of the frames.</summary>
    protected virtual void FreeCopies() => _copies?.Free();

    /// <summary>Where the CPU finds a buffer.</summary>
    protected virtual PVOID CopyAddress(uint index)
        => _copies!.VirtualAddress + (index * Adapter.AlignForDma(Adapter.MaximumFrameBytes));

    /// <summary>Where the NIC finds a buffer.</summary>
    protected virtual PHYSICAL_ADDRESS CopyPhysicalAddress(uint index)
        => _copies!.PhysicalAddress + (index * Adapter.AlignForDma(Adapter.MaximumFrameBytes));

    /// <summary>Copies the data of a frame; false if it could not be reached.</summary>
    protected virtual bool CopyData(NET_BUFFER netBuffer, PVOID destination)
        => FrameData.Copy(Ndis, netBuffer, destination);

    /// <summary>The frame of a list was copied into a buffer. Called with the lock held.</summary>
    protected virtual void OnCopied(NET_BUFFER_LIST list, uint index, ref NetBufferListQueue finished)
        => _owners[index] = list;

    /// <summary>The NIC is done with a buffer, or is gone. Called with the lock held.</summary>
    protected virtual void OnSent(uint index, NDIS_STATUS status, ref NetBufferListQueue finished)
    {
        FinishFrame(_owners[index], status, ref finished);
        _owners[index] = null;
    }

    /// <summary>Counts a frame of a list as done; with the last one, so is the list.</summary>
    protected static void FinishFrame(NET_BUFFER_LIST list, NDIS_STATUS status, ref NetBufferListQueue finished)
    {
        if (status != NDIS_STATUS.NDIS_STATUS_SUCCESS)
        {
            list.Status = status;
        }

        if (SendState.FinishFrame(list))
        {
            finished.Append(list);
        }
    }

    /// <summary>Takes back what the NIC is done with, in the order of the ring.</summary>
    protected virtual void Reap(ref NetBufferListQueue finished)
    {
        while (_oldest != _next)
        {
            uint index = _oldest % Depth;
            bool isDone = Ring.IsDone(index, out bool isTransmitted);
            if (!isDone && !Adapter.IsGone)
            {
                break;
            }

            bool isGood = isDone && isTransmitted;
            OnSent(
                index,
                isGood ? NDIS_STATUS.NDIS_STATUS_SUCCESS : NDIS_STATUS.NDIS_STATUS_FAILURE,
                ref finished);
            Ring.Release(1);
            _oldest++;
        }
    }

    private void Refuse(NET_BUFFER_LIST lists)
    {
        for (NET_BUFFER_LIST list = lists; list != null; list = list.Next)
        {
            list.Status = NDIS_STATUS.NDIS_STATUS_PAUSED;
        }

        Ndis.NdisMSendNetBufferListsComplete(Adapter.Handle, lists, 0);
    }

    private void Wait(NET_BUFFER_LIST list)
    {
        if (_waiting.Count == 0)
        {
            _nextNetBuffer = list.FirstNetBuffer;
        }

        _waiting.Append(list);
    }

    private void Pump(ref NetBufferListQueue finished)
    {
        Reap(ref finished);
        uint before = _next;
        while (_waiting.Count > 0 && (Adapter.IsGone || _next - _oldest < Depth))
        {
            NET_BUFFER_LIST list = _waiting.Head;
            NET_BUFFER netBuffer = _nextNetBuffer;
            _nextNetBuffer = netBuffer.Next;
            if (_nextNetBuffer == null)
            {
                _waiting.RemoveHead();
                _nextNetBuffer = _waiting.Count > 0 ? _waiting.Head.FirstNetBuffer : null;
            }

            Place(list, netBuffer, ref finished);
        }

        if (before != _next)
        {
            Adapter.Nic.RingTransmitDoorbell();
        }
    }

    private void Place(NET_BUFFER_LIST list, NET_BUFFER netBuffer, ref NetBufferListQueue finished)
    {
        if (Adapter.IsGone)
        {
            FinishFrame(list, NDIS_STATUS.NDIS_STATUS_FAILURE, ref finished);
            return;
        }

        uint index = _next % Depth;
        uint length = netBuffer.DataLength;
        PVOID copy = CopyAddress(index);
        if (!CopyData(netBuffer, copy))
        {
            FinishFrame(list, NDIS_STATUS.NDIS_STATUS_RESOURCES, ref finished);
            return;
        }

        if (length < MinimumFrameBytes)
        {
            (copy + length).Fill(0, MinimumFrameBytes - length);
        }

        OnCopied(list, index, ref finished);
        Ring.Add(CopyPhysicalAddress(index), Math.Max(length, MinimumFrameBytes));
        Ring.Commit();
        _next++;
    }

    private void Finish(ref NetBufferListQueue finished)
    {
        uint count = finished.Count;
        if (count > 0)
        {
            Ndis.NdisMSendNetBufferListsComplete(Adapter.Handle, finished.Head, 0);
            Adapter.Gate.Leave(count);
        }
    }
}
