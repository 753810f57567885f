using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("cancel-decides-in-two-steps", typeof(CancelDecidesInTwoSteps))]

namespace FieldMiniports;

/// <summary>
/// A cancel looks for its lists under the lock and takes them out of the queue under the lock, but lets go of it in
/// between: what another processor starts meanwhile is completed by the cancel as well.
/// </summary>
public sealed class CancelDecidesInTwoSteps : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        public override void Cancel(PVOID cancelId)
        {
            Ndis.NdisAcquireSpinLock(_lock);
            List<NET_BUFFER_LIST> found = Find(cancelId);
            Ndis.NdisReleaseSpinLock(_lock);
            if (found.Count == 0)
            {
                return;
            }

            Ndis.NdisAcquireSpinLock(_lock);
            NetBufferListQueue cancelled = TakeOut(found);
            Ndis.NdisReleaseSpinLock(_lock);
            uint count = cancelled.Count;
            Ndis.NdisMSendNetBufferListsComplete(Adapter.Handle, cancelled.Head, 0);
            Adapter.Gate.Leave(count);
        }

        private List<NET_BUFFER_LIST> Find(PVOID cancelId)
        {
            List<NET_BUFFER_LIST> found = [];
            NET_BUFFER_LIST list = QueueHead;
            if (list != null && NextFrame != list.FirstNetBuffer)
            {
                list = list.Next;
            }

            for (; list != null; list = list.Next)
            {
                if (list.NetBufferListInfo[(int)NetBufferListCancelId] == cancelId)
                {
                    found.Add(list);
                }
            }

            return found;
        }

        private NetBufferListQueue TakeOut(List<NET_BUFFER_LIST> found)
        {
            NET_BUFFER_LIST rest = QueueHead;
            NET_BUFFER nextFrame = NextFrame;
            bool isFirst = true;
            QueueHead = null;
            while (rest != null)
            {
                NET_BUFFER_LIST list = rest;
                rest = list.Next;
                if (!found.Contains(list))
                {
                    Link(list);
                    NextFrame = isFirst ? nextFrame : NextFrame;
                }

                isFirst = false;
            }

            NetBufferListQueue cancelled = default;
            foreach (NET_BUFFER_LIST list in found)
            {
                NET_BUFFER_LIST aborted = list;
                aborted.Status = NDIS_STATUS_SEND_ABORTED;
                cancelled.Append(aborted);
            }

            return cancelled;
        }
    }
}
