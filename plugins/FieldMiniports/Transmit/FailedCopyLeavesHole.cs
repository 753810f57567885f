using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("failed-copy-leaves-hole", typeof(FailedCopyLeavesHole))]

namespace FieldMiniports;

/// <summary>
/// Copying driver: the place in the ring is taken before the frame is copied, and stays taken when the copy fails:
/// the NIC waits at the descriptor that was never made valid.
/// </summary>
public sealed class FailedCopyLeavesHole : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyTransmitPath(adapter)
    {
        protected override void Reap()
        {
            while (InUse > 0)
            {
                if (Owners[Take] == null)
                {
                    Drop();
                    continue;
                }

                bool isTransmitted = false;
                if (!Adapter.IsGone && !Ring.IsDone(Take, out isTransmitted))
                {
                    break;
                }

                Finish(Owners[Take], isTransmitted ? NDIS_STATUS_SUCCESS : NDIS_STATUS_FAILURE);
                Drop();
            }
        }

        protected override void Fill()
        {
            bool isPosted = false;
            while (QueueHead != null && (InUse < Ring.Count || Adapter.IsGone))
            {
                NET_BUFFER_LIST list = QueueHead;
                NET_BUFFER frame = TakeFrame();
                if (Adapter.IsGone)
                {
                    Finish(list, NDIS_STATUS_FAILURE);
                    continue;
                }

                uint place = Put;
                Put = (Put + 1) % Ring.Count;
                InUse++;
                isPosted |= TryPost(place, frame, list);
            }

            if (isPosted)
            {
                Adapter.Nic.RingTransmitDoorbell();
            }
        }

        private bool TryPost(uint place, NET_BUFFER frame, NET_BUFFER_LIST list)
        {
            if (!CopyFrame(frame, _copies!.VirtualAddress + (place * Stride)))
            {
                Owners[place] = null;
                Finish(list, NDIS_STATUS_RESOURCES);
                return false;
            }

            PVOID descriptor = Ring.Block.VirtualAddress + (place * TransmitRing.DescriptorBytes);
            descriptor.Write((_copies.PhysicalAddress + (place * Stride)).QuadPart);
            descriptor.Write(Math.Max(frame.DataLength, MinimumFrameBytes), 8);
            Owners[place] = list;
            descriptor.Write(0x8000_0001u, 12);
            return true;
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

        private void Drop()
        {
            Take = (Take + 1) % Ring.Count;
            InUse--;
        }
    }
}
