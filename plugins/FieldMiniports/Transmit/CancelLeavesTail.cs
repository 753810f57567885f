using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("cancel-leaves-tail", typeof(CancelLeavesTail))]

namespace FieldMiniports;

/// <summary>
/// Cancelling the last list of the queue leaves the tail pointing at it: the next list is hung on a completed one.
/// </summary>
public sealed class CancelLeavesTail : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        protected override NetBufferListQueue Unlink(PVOID cancelId)
        {
            NetBufferListQueue cancelled = default;
            NET_BUFFER_LIST before = QueueHead;
            while (before != null && before.Next != null)
            {
                NET_BUFFER_LIST list = before.Next;
                if (list.NetBufferListInfo[(int)NetBufferListCancelId] == cancelId)
                {
                    before.Next = list.Next;
                    list.Status = NDIS_STATUS_SEND_ABORTED;
                    cancelled.Append(list);
                }
                else
                {
                    before = list;
                }
            }

            return cancelled;
        }
    }
}
