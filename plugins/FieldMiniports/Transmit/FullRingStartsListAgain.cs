using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("full-ring-starts-list-again", typeof(FullRingStartsListAgain))]

namespace FieldMiniports;

/// <summary>
/// A list for which the ring has no room left goes back to the head of the queue, and is later sent from its first
/// frame on, although some of its frames are under way already.
/// </summary>
public sealed class FullRingStartsListAgain : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        protected override void Fill()
        {
            bool isPosted = false;
            while (QueueHead != null && (InUse < Ring.Count || Adapter.IsGone))
            {
                NET_BUFFER_LIST list = QueueHead;
                QueueHead = list.Next;
                isPosted |= SendAll(list);
            }

            NextFrame = QueueHead == null ? null : QueueHead.FirstNetBuffer;
            if (isPosted)
            {
                Adapter.Nic.RingTransmitDoorbell();
            }
        }

        /// <summary>Gives the frames of a list to the NIC, as far as there is room. True if it got one.</summary>
        private bool SendAll(NET_BUFFER_LIST list)
        {
            bool isPosted = false;
            NET_BUFFER frame = list.FirstNetBuffer;
            while (frame != null)
            {
                if (InUse == Ring.Count && !Adapter.IsGone)
                {
                    PutBack(list);
                    break;
                }

                NET_BUFFER next = frame.Next;
                isPosted |= SendOne(list, frame);
                frame = next;
            }

            return isPosted;
        }

        private bool SendOne(NET_BUFFER_LIST list, NET_BUFFER frame)
        {
            if (Adapter.IsGone || !CopyFrame(frame, _copies!.VirtualAddress + (Put * Stride)))
            {
                Finish(list, Adapter.IsGone ? NDIS_STATUS_FAILURE : NDIS_STATUS_RESOURCES);
                return false;
            }

            Give(Math.Max(frame.DataLength, MinimumFrameBytes), list);
            return true;
        }

        private void PutBack(NET_BUFFER_LIST list)
        {
            list.Next = QueueHead;
            QueueTail = QueueHead == null ? list : QueueTail;
            QueueHead = list;
        }
    }
}
