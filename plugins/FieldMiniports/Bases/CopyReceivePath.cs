using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace FieldMiniports;

/// <summary>
/// Receives copies: the buffers of the ring never leave the driver, and each frame goes up in a list that is allocated
/// for it, with memory of its own, and freed when it is returned.
/// </summary>
public class CopyReceivePath(Adapter adapter) : ReceivePath(adapter)
{
    /// <inheritdoc/>
    public override void Return(NET_BUFFER_LIST lists) => Adapter.Gate.Leave(FreeLists(lists));

    /// <summary>Frees the lists of a chain, and says how many.</summary>
    protected virtual uint FreeLists(NET_BUFFER_LIST lists)
    {
        uint count = 0;
        while (lists != null)
        {
            NET_BUFFER_LIST list = lists;
            lists = list.Next;
            Ndis.NdisFreeNetBufferList(list);
            count++;
        }

        return count;
    }

    /// <inheritdoc/>
    protected override NET_BUFFER_LIST_POOL_PARAMETERS PoolParameters()
    {
        NET_BUFFER_LIST_POOL_PARAMETERS parameters = base.PoolParameters();
        parameters.DataSize = Adapter.MaximumFrameBytes;
        return parameters;
    }

    /// <summary>The buffers need no objects.</summary>
    protected override bool CreateObjects(ReceiveBuffer buffer) => true;

    /// <summary>There are none.</summary>
    protected override void DestroyObjects(ReceiveBuffer buffer)
    {
    }

    /// <inheritdoc/>
    protected override void Indicate(uint count, bool isLow)
    {
        NetBufferListQueue lists = default;
        for (uint i = 0; i < count; i++)
        {
            NET_BUFFER_LIST list = CopyUp(_batch[i]);
            if (list != null)
            {
                lists.Append(list);
            }
        }

        RecycleBatch(count);
        HandUp(ref lists);
    }

    /// <summary>Indicates lists, or frees them while the adapter is paused.</summary>
    protected virtual void HandUp(ref NetBufferListQueue lists)
    {
        if (lists.Count == 0)
        {
            return;
        }

        if (!Adapter.Gate.TryEnter(lists.Count + 1))
        {
            FreeLists(lists.Head);
            return;
        }

        Ndis.NdisMIndicateReceiveNetBufferLists(
            Adapter.Handle, lists.Head, NDIS_DEFAULT_PORT_NUMBER, lists.Count, NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL);
        Adapter.Gate.Leave(1);
    }

    /// <summary>Makes a list with a copy of a frame; NULL if there is no memory.</summary>
    protected virtual NET_BUFFER_LIST CopyUp(ReceiveBuffer buffer)
    {
        NET_BUFFER_LIST list = Ndis.NdisAllocateNetBufferList(_pool, 0, 0);
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
        return list;
    }
}
