using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("abort-status-on-first-list", typeof(AbortStatusOnFirstList))]

namespace FieldMiniports;

/// <summary>
/// A cancel that finds several lists takes the status for one of the chain and sets it in the first list only: the
/// others, which were never sent, are completed with NDIS_STATUS_SUCCESS.
/// </summary>
public sealed class AbortStatusOnFirstList : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        protected override NetBufferListQueue Unlink(PVOID cancelId)
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
                    cancelled.Append(list);
                }
                else
                {
                    Link(list);
                    NextFrame = isActive ? nextFrame : NextFrame;
                }

                isActive = false;
            }

            if (cancelled.Count > 0)
            {
                NET_BUFFER_LIST first = cancelled.Head;
                first.Status = NDIS_STATUS_SEND_ABORTED;
            }

            return cancelled;
        }
    }
}
