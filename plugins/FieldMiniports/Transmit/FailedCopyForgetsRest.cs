using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("failed-copy-forgets-rest", typeof(FailedCopyForgetsRest))]

namespace FieldMiniports;

/// <summary>
/// When one frame of a list cannot be copied, the frames behind it in the list are dropped, but only the one that
/// failed is counted as over: the list is never completed.
/// </summary>
public sealed class FailedCopyForgetsRest : FieldDriver
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
                NET_BUFFER frame = NextFrame;
                NextFrame = frame.Next;
                if (NextFrame == null)
                {
                    GoToNextList();
                }

                if (Adapter.IsGone)
                {
                    Finish(list, NDIS_STATUS_FAILURE);
                }
                else if (CopyFrame(frame, _copies!.VirtualAddress + (Put * Stride)))
                {
                    Give(Math.Max(frame.DataLength, MinimumFrameBytes), list);
                    isPosted = true;
                }
                else
                {
                    GiveUp(list);
                }
            }

            if (isPosted)
            {
                Adapter.Nic.RingTransmitDoorbell();
            }
        }

        private void GiveUp(NET_BUFFER_LIST list)
        {
            if (QueueHead == list)
            {
                GoToNextList();
            }

            Finish(list, NDIS_STATUS_RESOURCES);
        }

        private void GoToNextList()
        {
            NET_BUFFER_LIST list = QueueHead;
            QueueHead = list.Next;
            NextFrame = QueueHead == null ? null : QueueHead.FirstNetBuffer;
        }
    }
}
