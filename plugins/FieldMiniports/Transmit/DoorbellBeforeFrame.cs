using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("doorbell-before-frame", typeof(DoorbellBeforeFrame))]

namespace FieldMiniports;

/// <summary>
/// Copying driver: the doorbell is rung when there is something to send, before the frames are copied and their
/// descriptors made valid, and not afterwards: a NIC that looks at once finds nothing and sleeps on.
/// </summary>
public sealed class DoorbellBeforeFrame : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        protected override void Fill()
        {
            if (QueueHead != null && InUse < Ring.Count && !Adapter.IsGone)
            {
                Adapter.Nic.RingTransmitDoorbell();
            }

            while (QueueHead != null && (InUse < Ring.Count || Adapter.IsGone))
            {
                NET_BUFFER_LIST list = QueueHead;
                NET_BUFFER frame = TakeFrame();
                if (Adapter.IsGone)
                {
                    Finish(list, NDIS_STATUS_FAILURE);
                }
                else if (CopyFrame(frame, _copies!.VirtualAddress + (Put * Stride)))
                {
                    Give(Math.Max(frame.DataLength, MinimumFrameBytes), list);
                }
                else
                {
                    Finish(list, NDIS_STATUS_RESOURCES);
                }
            }
        }

        private NET_BUFFER TakeFrame()
        {
            NET_BUFFER frame = NextFrame;
            NextFrame = frame.Next;
            if (NextFrame == null)
            {
                QueueHead = QueueHead.Next;
                NextFrame = QueueHead == null ? null : QueueHead.FirstNetBuffer;
            }

            return frame;
        }
    }
}
