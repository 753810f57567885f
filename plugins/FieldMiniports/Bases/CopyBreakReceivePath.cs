using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FieldMiniports;

/// <summary>
/// Copies short frames into lists of their own, so that their buffers go back to the ring at once, and indicates long
/// ones as they are. A short frame for which there is no memory is dropped.
/// </summary>
public class CopyBreakReceivePath(Adapter adapter) : ReceivePath(adapter)
{
    /// <summary>Frames below that many bytes are copied.</summary>
    protected const uint CopyLimit = 256;

    private readonly NET_BUFFER_LIST[] _lists = new NET_BUFFER_LIST[BufferCount];
    private NDIS_HANDLE _copyPool;

    /// <inheritdoc/>
    public override void Return(NET_BUFFER_LIST lists)
    {
        uint count = 0;
        while (lists != null)
        {
            NET_BUFFER_LIST list = lists;
            lists = list.Next;
            TakeBack(list);
            count++;
        }

        Adapter.Gate.Leave(count);
    }

    /// <inheritdoc/>
    protected override bool CreatePool()
    {
        if (!base.CreatePool())
        {
            return false;
        }

        NET_BUFFER_LIST_POOL_PARAMETERS parameters = PoolParameters();
        parameters.DataSize = CopyLimit;
        _copyPool = Ndis.NdisAllocateNetBufferListPool(Adapter.Handle, ref parameters);
        return _copyPool != null;
    }

    /// <inheritdoc/>
    protected override void FreePool()
    {
        base.FreePool();
        if (_copyPool != null)
        {
            Ndis.NdisFreeNetBufferListPool(_copyPool);
        }
    }

    /// <summary>True if a frame is to be copied.</summary>
    protected virtual bool IsShort(ReceiveBuffer buffer) => buffer.ReceivedBytes < CopyLimit;

    /// <summary>True if nobody needs the buffer of a frame any more, once the frame has its list.</summary>
    protected virtual bool IsFree(ReceiveBuffer buffer) => IsShort(buffer);

    /// <summary>True if a list holds a copy.</summary>
    protected virtual bool IsCopy(NET_BUFFER_LIST list) => list.MiniportReserved[0] == null;

    /// <inheritdoc/>
    protected override void Indicate(uint count, bool isLow)
    {
        NetBufferListQueue lists = default;
        for (uint i = 0; i < count; i++)
        {
            _lists[i] = ListOf(_batch[i]);
            if (_lists[i] != null)
            {
                lists.Append(_lists[i]);
            }
        }

        for (uint i = 0; i < count; i++)
        {
            if (IsFree(_batch[i]))
            {
                Recycle(_batch[i]);
            }
        }

        if (lists.Count > 0)
        {
            HandUp(ref lists, count, isLow);
        }
    }

    private void HandUp(ref NetBufferListQueue lists, uint frames, bool isLow)
    {
        uint count = lists.Count;
        if (!Adapter.Gate.TryEnter(count + 1))
        {
            TakeBackAll(frames);
            return;
        }

        uint flags = NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL | (isLow ? NDIS_RECEIVE_FLAGS_RESOURCES : 0);
        Ndis.NdisMIndicateReceiveNetBufferLists(Adapter.Handle, lists.Head, NDIS_DEFAULT_PORT_NUMBER, count, flags);
        if (isLow)
        {
            TakeBackAll(frames);
        }

        Adapter.Gate.Leave(isLow ? count + 1 : 1);
    }

    private void TakeBackAll(uint frames)
    {
        for (uint i = 0; i < frames; i++)
        {
            if (_lists[i] != null)
            {
                TakeBack(_lists[i]);
            }
        }
    }

    private void TakeBack(NET_BUFFER_LIST list)
    {
        if (IsCopy(list))
        {
            Ndis.NdisFreeNetBufferList(list);
        }
        else
        {
            Recycle(Ndis.Get<ReceiveBuffer>(list.MiniportReserved[0]));
        }
    }

    private NET_BUFFER_LIST ListOf(ReceiveBuffer buffer)
    {
        if (IsShort(buffer))
        {
            return CopyUp(buffer);
        }

        Describe(buffer);
        return buffer.NetBufferList;
    }

    private NET_BUFFER_LIST CopyUp(ReceiveBuffer buffer)
    {
        NET_BUFFER_LIST list = Ndis.NdisAllocateNetBufferList(_copyPool, 0, 0);
        if (list == null)
        {
            return list;
        }

        NET_BUFFER frame = list.FirstNetBuffer;
        PVOID data = Ndis.MmGetSystemAddressForMdlSafe(frame.MdlChain, EX_POOL_PRIORITY.NormalPoolPriority);
        if (data == null)
        {
            Ndis.NdisFreeNetBufferList(list);
            return null;
        }

        data.MoveFrom(buffer.VirtualAddress, buffer.ReceivedBytes);
        FillNetBuffer(frame, frame.MdlChain, 0, buffer.ReceivedBytes);
        list.Status = NDIS_STATUS_SUCCESS;
        list.SourceHandle = Adapter.Handle;
        list.MiniportReserved.Set(0, null);
        return list;
    }
}
