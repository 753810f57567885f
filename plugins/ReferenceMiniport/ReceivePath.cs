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
internal sealed partial class ReceivePath
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
    private uint _bufferCount;
    private uint _spareCount;
    private ServiceTurn _turn;

    /// <summary>Makes the receive path of an adapter; it owns nothing before <see cref="Initialize"/>.</summary>
    public ReceivePath(Adapter adapter)
    {
        Adapter = adapter;
        Ndis.NdisAllocateSpinLock(_lock);
    }

    /// <summary>The ring, once there is one.</summary>
    public ReceiveRing Ring => _ring!;

    /// <summary>The adapter that receives.</summary>
    private Adapter Adapter { get; }

    /// <summary>The DDIs.</summary>
    private INdis Ndis => Adapter.Ndis;

    /// <summary>Gives every buffer to its place, before the NIC is started. PASSIVE_LEVEL.</summary>
    public void Start()
    {
        Ndis.NdisAcquireSpinLock(_lock);
        for (uint i = 0; i < _bufferCount; i++)
        {
            Keep(_buffers[i]!);
        }

        Ndis.NdisReleaseSpinLock(_lock);
    }

    /// <summary>
    /// Indicates what has arrived, at most as many lists as the limit says. True if the limit left something over.
    /// DISPATCH_LEVEL; DPCs may run on several processors at once.
    /// </summary>
    public bool Process(uint limit)
    {
        Ndis.NdisDprAcquireSpinLock(_lock);
        if (_turn.TryTake())
        {
            do
            {
                IndicateAll(ref limit);
            }
            while (!_turn.TryEnd());
        }

        bool hasMore = limit == 0 && Ring.HasDone();
        Ndis.NdisDprReleaseSpinLock(_lock);
        return hasMore;
    }

    /// <summary>MiniportReturnNetBufferLists: any lists, in any order, at any time. At most DISPATCH_LEVEL.</summary>
    public void Return(NET_BUFFER_LIST lists)
    {
        uint count = 0;
        while (lists != null)
        {
            NET_BUFFER_LIST list = lists;
            lists = list.Next;
            Recycle(Ndis.Get<ReceiveBuffer>(list.MiniportReserved[0]));
            count++;
        }

        Adapter.Gate.Leave(count);
    }

    /// <summary>Puts a buffer where it is needed: into the ring, or aside. At most DISPATCH_LEVEL.</summary>
    private void Recycle(ReceiveBuffer buffer)
    {
        Ndis.NdisAcquireSpinLock(_lock);
        Keep(buffer);
        Ndis.NdisReleaseSpinLock(_lock);
    }

    /// <summary>Puts a buffer where it is needed. Called with the lock held.</summary>
    private void Keep(ReceiveBuffer buffer)
    {
        _spare[_spareCount++] = buffer;
        FillRing();
    }

    /// <summary>Called with the lock held, which is given back while NDIS is called.</summary>
    private void IndicateAll(ref uint limit)
    {
        while (Collect(limit, out bool isLow) is > 0 and var count)
        {
            Ndis.NdisDprReleaseSpinLock(_lock);
            Indicate(count, isLow);
            limit -= limit == NDIS_INDICATE_ALL_NBLS ? 0 : count;
            Ndis.NdisDprAcquireSpinLock(_lock);
        }
    }

    /// <summary>Takes what the NIC is done with into the batch, and says how many. Called with the lock held.</summary>
    private uint Collect(uint limit, out bool isLow)
    {
        uint count = 0;
        while (count < Math.Min(RingCount, limit) && Ring.TakeDone(out bool isGood) is { } buffer)
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
        isLow = Ring.Armed + _spareCount < LowWater;
        return count;
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
        // One more than there are lists: the pause waits for the call itself, too.
        if (Adapter.Gate.TryEnter(count + 1))
        {
            IndicateBatch(count, isLow);
        }
        else
        {
            RecycleBatch(count);
        }
    }

    /// <summary>Indicates the batch. The gate has counted its lists in, and this call.</summary>
    private void IndicateBatch(uint count, bool isLow)
    {
        NetBufferListQueue lists = default;
        for (uint i = 0; i < count; i++)
        {
            Describe(_batch[i]);
            lists.Append(_batch[i].NetBufferList);
        }

        uint flags = NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL | (isLow ? NDIS_RECEIVE_FLAGS_RESOURCES : 0);
        Ndis.NdisMIndicateReceiveNetBufferLists(Adapter.Handle, lists.Head, NDIS_DEFAULT_PORT_NUMBER, count, flags);

        // With RESOURCES the lists are the driver's again. Without it they belong to NDIS until they are returned, and
        // each of them leaves the gate then.
        uint leaving = 1;
        if (isLow)
        {
            RecycleBatch(count);
            leaving += count;
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

    // ---- Describing frames to NDIS.

    /// <summary>Makes the list of a buffer describe the frame that is in it.</summary>
    private void Describe(ReceiveBuffer buffer)
    {
        FillNetBuffer(buffer.NetBufferList.FirstNetBuffer, buffer.Mdl, 0, buffer.ReceivedBytes);
        FillList(buffer);
    }

    /// <summary>Sets every member that a former use or a protocol may have left behind.</summary>
    private void FillList(ReceiveBuffer buffer)
    {
        NET_BUFFER_LIST list = buffer.NetBufferList;
        list.Next = null;
        list.NblFlags = 0;
        list.Status = NDIS_STATUS_SUCCESS;
        list.SourceHandle = Adapter.Handle;
        list.MiniportReserved.Set(0, buffer.Context);
        for (int i = 0; i < list.NetBufferListInfo.Length; i++)
        {
            list.NetBufferListInfo.Set(i, null);
        }
    }

    /// <summary>Sets all members that say where the data is, so that they agree with each other.</summary>
    private static void FillNetBuffer(NET_BUFFER netBuffer, MDL mdl, uint offset, uint length)
    {
        netBuffer.Next = null;
        netBuffer.MdlChain = mdl;
        netBuffer.DataOffset = offset;
        netBuffer.CurrentMdl = mdl;
        netBuffer.CurrentMdlOffset = offset;
        netBuffer.DataLength = length;
    }
}
