using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ReferenceMiniport;

/// <summary>
/// Receives. The NIC writes each frame into one buffer of shared memory; the buffer is indicated as it is, and goes
/// back to the NIC when NDIS returns its list. When few buffers are left, NDIS is asked to copy instead of keeping.
/// </summary>
/// <remarks>
/// One lock guards the ring and the spare buffers. It is never held while NDIS is called to indicate, because lists may
/// be returned from inside that call.
/// </remarks>
public partial class ReceivePath
{
    /// <summary>
    /// Buffers in all, where there is shared memory for so many: more than the ring holds, so that NDIS can keep some
    /// for a while.
    /// </summary>
    public const uint BufferCount = 24;

    private const uint RingCount = 16;
    private const uint LowWater = 4;

    private readonly NDIS_SPIN_LOCK _lock = new();
    private readonly ReceiveBuffer?[] _buffers = new ReceiveBuffer?[BufferCount];
    private readonly ReceiveBuffer[] _spare = new ReceiveBuffer[BufferCount];
    private readonly ReceiveBuffer[] _batch = new ReceiveBuffer[RingCount];
    private uint _bufferCount = BufferCount;
    private uint _spareCount;
    private ServiceTurn _turn;
    private SharedBlock? _data;
    private ReceiveRing? _ring;

    /// <summary>Makes the receive path of an adapter; it owns nothing before <see cref="Initialize"/>.</summary>
    public ReceivePath(Adapter adapter)
    {
        Adapter = adapter;
        Ndis.NdisAllocateSpinLock(_lock);
    }

    /// <summary>The ring, once there is one.</summary>
    public ReceiveRing Ring => _ring!;

    /// <summary>The adapter that receives.</summary>
    protected Adapter Adapter { get; }

    /// <summary>The DDIs.</summary>
    protected INdis Ndis => Adapter.Ndis;

    /// <summary>Gives every buffer to its place, before the NIC is started. PASSIVE_LEVEL.</summary>
    public void Start()
    {
        for (uint i = 0; i < _bufferCount; i++)
        {
            Recycle(_buffers[i]!);
        }
    }

    /// <summary>Indicates what has arrived. DISPATCH_LEVEL; DPCs may run on several processors at once.</summary>
    public void Process()
    {
        Ndis.NdisDprAcquireSpinLock(_lock);
        bool isOurTurn = _turn.TryTake();
        Ndis.NdisDprReleaseSpinLock(_lock);
        if (!isOurTurn)
        {
            return;
        }

        while (Collect(out uint count, out bool isLow))
        {
            Indicate(count, isLow);
        }
    }

    /// <summary>MiniportReturnNetBufferLists: any lists, in any order, at any time. At most DISPATCH_LEVEL.</summary>
    public void Return(NET_BUFFER_LIST lists)
    {
        uint count = 0;
        while (lists != null)
        {
            NET_BUFFER_LIST list = lists;
            lists = list.Next;
            OnReturned(Ndis.Get<ReceiveBuffer>(list.MiniportReserved[0]));
            count++;
        }

        Adapter.Gate.Leave(count);
    }

    /// <summary>Puts a buffer where it is needed: into the ring, or aside. At most DISPATCH_LEVEL.</summary>
    protected virtual void Recycle(ReceiveBuffer buffer)
    {
        Ndis.NdisAcquireSpinLock(_lock);
        _spare[_spareCount++] = buffer;
        FillRing();
        Ndis.NdisReleaseSpinLock(_lock);
    }

    /// <summary>Takes what the NIC is done with into the batch. Where there is nothing, the turn ends.</summary>
    private bool Collect(out uint count, out bool isLow)
    {
        count = 0;
        Ndis.NdisDprAcquireSpinLock(_lock);
        while (count < RingCount && Ring.TakeDone(out bool isGood) is { } buffer)
        {
            if (isGood)
            {
                _batch[count++] = buffer;
            }
            else
            {
                _spare[_spareCount++] = buffer;
            }
        }

        FillRing();
        isLow = IsLow(Ring.Armed + _spareCount);
        bool goesOn = count > 0 || !_turn.TryEnd();
        Ndis.NdisDprReleaseSpinLock(_lock);
        return goesOn;
    }

    private void FillRing()
    {
        while (_spareCount > 0 && Ring.Armed < Ring.Count)
        {
            Ring.Arm(_spare[--_spareCount]);
        }
    }

    private void Indicate(uint count, bool isLow)
    {
        if (count == 0)
        {
            return;
        }

        // One more than there are lists: the pause waits for the call itself, too.
        if (!Adapter.Gate.TryEnter(count + 1))
        {
            RecycleBatch(count);
            return;
        }

        NetBufferListQueue lists = default;
        uint described = 0;
        for (uint i = 0; i < count; i++)
        {
            if (TryDescribe(_batch[i]))
            {
                lists.Append(_batch[i].NetBufferList);
                _batch[described++] = _batch[i];
            }
        }

        if (described > 0)
        {
            uint flags = NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL | (isLow ? NDIS_RECEIVE_FLAGS_RESOURCES : 0);
            Ndis.NdisMIndicateReceiveNetBufferLists(
                Adapter.Handle, lists.Head, NDIS_DEFAULT_PORT_NUMBER, described, flags);
        }

        // With RESOURCES the lists are the driver's again; otherwise they are gone until they are returned, and each
        // of them is counted out then.
        uint leaving = count - described + 1;
        if (isLow)
        {
            for (uint i = 0; i < described; i++)
            {
                OnReturned(_batch[i]);
            }

            leaving += described;
        }

        Adapter.Gate.Leave(leaving);
    }

    private void RecycleBatch(uint count)
    {
        for (uint i = 0; i < count; i++)
        {
            Recycle(_batch[i]);
        }
    }
}
