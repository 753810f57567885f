using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ReferenceMiniport;

/// <summary>
/// Sends. A frame takes a slot, in the order in which NDIS handed the frames in; its bytes are made reachable for the
/// NIC (mapped or copied), which may end in any order; it is posted in the order of the slots; and when the NIC is
/// done its scatter/gather list is freed. A list is completed when all its frames are done.
/// </summary>
/// <remarks>
/// One lock guards the queue, the slots and the ring. It is never held across a call that may call the driver back.
/// One processor at a time services the path; another one that has work for it leaves a note and goes.
/// </remarks>
internal sealed partial class TransmitPath
{
    /// <summary>Frames under way at once, where there is shared memory for so many; a power of two.</summary>
    public const uint SlotCount = 16;

    private const uint MinimumFrameBytes = 60;

    private readonly NDIS_SPIN_LOCK _lock = new();
    private readonly TransmitSlot?[] _slots = new TransmitSlot?[SlotCount];
    private uint _slotCount;
    private uint _maximumDescriptors;

    private NetBufferListQueue _waiting;
    private NetBufferListQueue _finished;
    private NET_BUFFER _nextNetBuffer;
    private uint _oldest;
    private uint _toPost;
    private uint _next;
    private ServiceTurn _turn;

    /// <summary>Makes the transmit path of an adapter; it owns nothing before <see cref="Initialize"/>.</summary>
    public TransmitPath(Adapter adapter)
    {
        Adapter = adapter;
        Ndis.NdisAllocateSpinLock(_lock);
    }

    /// <summary>The ring, once there is one.</summary>
    public TransmitRing Ring => _ring!;

    /// <summary>The adapter that sends.</summary>
    private Adapter Adapter { get; }

    /// <summary>The DDIs.</summary>
    private INdis Ndis => Adapter.Ndis;

    // ---- What NDIS asks for.

    /// <summary>MiniportSendNetBufferLists. At most DISPATCH_LEVEL.</summary>
    public void Send(NET_BUFFER_LIST lists, uint sendFlags)
    {
        // A missing flag promises nothing; a flag is the only thing that tells the level. Mapping needs DISPATCH_LEVEL.
        bool isAtDispatch = (sendFlags & NDIS_SEND_FLAGS_DISPATCH_LEVEL) != 0;
        byte oldIrql = DISPATCH_LEVEL;
        if (!isAtDispatch)
        {
            Ndis.NDIS_RAISE_IRQL_TO_DISPATCH(out oldIrql);
        }

        Accept(lists);

        if (!isAtDispatch)
        {
            Ndis.NDIS_LOWER_IRQL(oldIrql);
        }
    }

    /// <summary>MiniportCancelSend. At most DISPATCH_LEVEL. Lists with a frame under way are left to finish.</summary>
    public void Cancel(PVOID cancelId)
    {
        NetBufferListQueue cancelled = default;
        NetBufferListQueue kept = default;

        Ndis.NdisAcquireSpinLock(_lock);
        bool isUnderWay = _waiting.Count > 0 && _nextNetBuffer != _waiting.Head.FirstNetBuffer;
        bool headIsUnderWay = isUnderWay;
        while (_waiting.Count > 0)
        {
            NET_BUFFER_LIST list = _waiting.RemoveHead();
            if (!isUnderWay && list.NetBufferListInfo[(int)NetBufferListCancelId] == cancelId)
            {
                list.Status = NDIS_STATUS_SEND_ABORTED;
                cancelled.Append(list);
            }
            else
            {
                kept.Append(list);
            }

            isUnderWay = false;
        }

        _waiting = kept;
        if (!headIsUnderWay)
        {
            _nextNetBuffer = kept.Count > 0 ? kept.Head.FirstNetBuffer : null;
        }

        Ndis.NdisReleaseSpinLock(_lock);

        if (cancelled.Count > 0)
        {
            uint count = cancelled.Count;
            Ndis.NdisMSendNetBufferListsComplete(Adapter.Handle, cancelled.Head, 0);
            Adapter.Gate.Leave(count);
        }
    }

    /// <summary>The NIC may be done with frames, or it may be gone. DISPATCH_LEVEL.</summary>
    public void Service()
    {
        Ndis.NdisDprAcquireSpinLock(_lock);
        ReleaseLockAndService();
    }

    // ---- Taking lists in.

    private void Accept(NET_BUFFER_LIST lists)
    {
        if (!Adapter.Gate.TryEnter(CountLists(lists)))
        {
            for (NET_BUFFER_LIST list = lists; list != null; list = list.Next)
            {
                list.Status = NDIS_STATUS_PAUSED;
            }

            Ndis.NdisMSendNetBufferListsComplete(
                Adapter.Handle, lists, NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL);
            return;
        }

        NetBufferListQueue accepted = default;
        NetBufferListQueue refused = default;
        while (lists != null)
        {
            NET_BUFFER_LIST list = lists;
            lists = list.Next;
            list.Status = Check(list);
            if (list.Status == NDIS_STATUS_SUCCESS)
            {
                accepted.Append(list);
            }
            else
            {
                refused.Append(list);
            }
        }

        Ndis.NdisDprAcquireSpinLock(_lock);
        Enqueue(ref accepted, ref refused);
        ReleaseLockAndService();
    }

    /// <summary>Called with the lock held. Accepted lists wait for their turn; refused ones are finished.</summary>
    private void Enqueue(ref NetBufferListQueue accepted, ref NetBufferListQueue refused)
    {
        if (_waiting.Count == 0 && accepted.Count > 0)
        {
            _nextNetBuffer = accepted.Head.FirstNetBuffer;
        }

        _waiting.AppendAll(ref accepted);
        _finished.AppendAll(ref refused);
    }

    private static uint CountLists(NET_BUFFER_LIST lists)
    {
        uint count = 0;
        for (NET_BUFFER_LIST list = lists; list != null; list = list.Next)
        {
            count++;
        }

        return count;
    }

    /// <summary>Counts the frames of a list, and refuses it whole if the NIC could not send one of them.</summary>
    private NDIS_STATUS Check(NET_BUFFER_LIST list)
    {
        uint frames = 0;
        for (NET_BUFFER netBuffer = list.FirstNetBuffer; netBuffer != null; netBuffer = netBuffer.Next)
        {
            uint length = netBuffer.DataLength;
            if (length == 0 || length > Adapter.MaximumFrameBytes)
            {
                return NDIS_STATUS_INVALID_LENGTH;
            }

            frames++;
        }

        SendState.SetFramesLeft(list, frames);
        return frames == 0 ? NDIS_STATUS_INVALID_LENGTH : NDIS_STATUS_SUCCESS;
    }
}
