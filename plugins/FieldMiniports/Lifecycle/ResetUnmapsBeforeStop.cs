using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("reset-unmaps-before-stop", typeof(ResetUnmapsBeforeStop))]

namespace FieldMiniports;

/// <summary>
/// A reset frees the scatter/gather list of the frame that the NIC has and completes its list first, and stops the NIC
/// afterwards.
/// </summary>
public sealed class ResetUnmapsBeforeStop : ResettableDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Sender(adapter);

    /// <inheritdoc/>
    public override FieldAdapter MakeAdapter(INdis ndis, NDIS_HANDLE handle, NdisVersion version)
        => new Part(ndis, handle, version, this);

    private sealed class RewindableRing(SharedBlock block, uint count) : TransmitRing(block, count)
    {
        public void Rewind()
        {
            Block.VirtualAddress.Fill(0, Block.Length);
            _next = 0;
        }
    }

    private sealed class Sender(Adapter adapter) : SingleTransmitPath(adapter)
    {
        private uint _ended;
        private uint _seenEnded;
        private bool _wasBusy;

        public bool IsStuck()
        {
            Ndis.NdisAcquireSpinLock(_lock);
            bool isBusy = Current.State == TransmitSlotState.Posted;
            bool isStuck = isBusy && _wasBusy && _ended == _seenEnded;
            (_wasBusy, _seenEnded) = (isBusy, _ended);
            Ndis.NdisReleaseSpinLock(_lock);
            return isStuck;
        }

        public void Abort(bool isStopped)
        {
            Ndis.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
            Ndis.NdisDprAcquireSpinLock(_lock);
            if (Current.State == TransmitSlotState.Posted)
            {
                EndPosted(Current);
            }

            if (isStopped)
            {
                ((RewindableRing)Ring).Rewind();
                Ndis.NdisDprReleaseSpinLock(_lock);
            }
            else
            {
                ReleaseLockAndService();
            }

            Ndis.NDIS_LOWER_IRQL(oldIrql);
        }

        protected override TransmitRing NewTransmitRing(SharedBlock block, uint count)
            => new RewindableRing(block, count);

        protected override void End(TransmitSlot slot)
        {
            base.End(slot);
            _ended++;
        }

        /// <summary>The status stays, because the state is no longer one in which the ring is asked.</summary>
        private void EndPosted(TransmitSlot slot)
        {
            bool isDone = Ring.IsDone(slot.LastDescriptor, out bool isTransmitted);
            NDIS_STATUS status = isTransmitted ? NDIS_STATUS_SUCCESS : NDIS_STATUS_FAILURE;
            slot.Status = isDone ? status : NDIS_STATUS_RESET_IN_PROGRESS;
            slot.State = TransmitSlotState.Failed;
        }
    }

    private sealed class Part(INdis ndis, NDIS_HANDLE handle, NdisVersion version, FieldDriver driver)
        : ResettableAdapter(ndis, handle, version, driver)
    {
        protected override bool HasStuckSend() => ((Sender)Transmit).IsStuck();

        protected override void StopSends()
        {
            ((Sender)Transmit).Abort(isStopped: false);
            ((ResettableNic)Nic).ResetAndKeepCounters();
            ((Sender)Transmit).Abort(isStopped: true);
        }
    }
}
