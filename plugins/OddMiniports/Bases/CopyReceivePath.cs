using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;

namespace OddMiniports;

/// <summary>
/// A receive path of its own: the NIC keeps its buffers. Each frame is copied into memory that is allocated for it,
/// and freed when NDIS returns it. Without memory the frame is dropped.
/// </summary>
public abstract class CopyReceivePath(Adapter adapter) : ReceivePath(adapter)
{
    private const uint MaximumBatch = 8;

    /// <inheritdoc/>
    public override void Return(NET_BUFFER_LIST lists)
    {
        uint count = FreeAll(lists);
        Adapter.Gate.Leave(count);
    }

    /// <summary>Makes a list with a copy of the frame in a buffer; NULL if there is no memory.</summary>
    protected abstract NET_BUFFER_LIST Wrap(ReceiveBuffer buffer);

    /// <summary>Frees a list of <see cref="Wrap"/> with everything behind it.</summary>
    protected abstract void Unwrap(NET_BUFFER_LIST list);

    /// <inheritdoc/>
    protected override bool CreateObjects(ReceiveBuffer buffer) => true;

    /// <inheritdoc/>
    protected override void DestroyObjects(ReceiveBuffer buffer)
    {
    }

    /// <inheritdoc/>
    protected override void IndicateAll(ref uint limit)
    {
        while (limit > 0 && CopyArrived(limit) is { Count: > 0 } lists)
        {
            uint count = lists.Count;
            Ndis.NdisDprReleaseSpinLock(_lock);
            if (Adapter.Gate.TryEnter(count + 1))
            {
                Ndis.NdisMIndicateReceiveNetBufferLists(
                    Adapter.Handle, lists.Head, NDIS_DEFAULT_PORT_NUMBER, count, NDIS_RECEIVE_FLAGS_DISPATCH_LEVEL);
                Adapter.Gate.Leave(1);
            }
            else
            {
                FreeAll(lists.Head);
            }

            limit -= limit == NDIS_INDICATE_ALL_NBLS ? 0 : count;
            Ndis.NdisDprAcquireSpinLock(_lock);
        }
    }

    private NetBufferListQueue CopyArrived(uint limit)
    {
        NetBufferListQueue lists = default;
        while (lists.Count < Math.Min(limit, MaximumBatch) && Ring.TakeDone(out bool isGood) is { } buffer)
        {
            NET_BUFFER_LIST list = isGood ? Wrap(buffer) : null;
            if (list != null)
            {
                list.NblFlags = 0;
                list.Status = NDIS_STATUS.NDIS_STATUS_SUCCESS;
                list.SourceHandle = Adapter.Handle;
                for (int i = 0; i < list.NetBufferListInfo.Length; i++)
                {
                    list.NetBufferListInfo.Set(i, null);
                }

                lists.Append(list);
            }

            Keep(buffer);
        }

        return lists;
    }

    private uint FreeAll(NET_BUFFER_LIST lists)
    {
        uint count = 0;
        while (lists != null)
        {
            NET_BUFFER_LIST list = lists;
            lists = list.Next;
            Unwrap(list);
            count++;
        }

        return count;
    }
}
