using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("two-processors-fill-one-slot", typeof(TwoProcessorsFillOneSlot))]

namespace FieldMiniports;

/// <summary>
/// Frames are copied without the lock, and the place for the copy is not taken before: two processors that send at the
/// same time copy into the same place.
/// </summary>
public sealed class TwoProcessorsFillOneSlot : FieldDriver
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
                NET_BUFFER frame = TakeFrame();
                uint length = frame.DataLength;
                if (Adapter.IsGone || !CopyUnlocked(frame))
                {
                    Finish(list, Adapter.IsGone ? NDIS_STATUS_FAILURE : NDIS_STATUS_RESOURCES);
                    continue;
                }

                Give(Math.Max(length, MinimumFrameBytes), list);
                isPosted = true;
            }

            if (isPosted)
            {
                Adapter.Nic.RingTransmitDoorbell();
            }
        }

        /// <summary>Copying takes long: others get the lock meanwhile.</summary>
        private bool CopyUnlocked(NET_BUFFER frame)
        {
            PVOID copy = _copies!.VirtualAddress + (Put * Stride);
            Ndis.NdisDprReleaseSpinLock(_lock);
            bool isCopied = CopyFrame(frame, copy);
            Ndis.NdisDprAcquireSpinLock(_lock);
            return isCopied;
        }

        private NET_BUFFER TakeFrame()
        {
            NET_BUFFER_LIST list = QueueHead;
            NET_BUFFER frame = NextFrame;
            NextFrame = frame.Next;
            if (NextFrame == null)
            {
                QueueHead = list.Next;
                NextFrame = QueueHead == null ? null : QueueHead.FirstNetBuffer;
            }

            return frame;
        }
    }
}
