using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Asks again for a mapping that was refused: when other frames are done, and from a DPC that it queues, a while
/// later each time. It never copies because of a shortage. A shortage that does not end fails the frame.
/// </summary>
public sealed class RetriesOnResourcesDriver : ReferenceDriver
{
    /// <inheritdoc/>
    protected override Adapter NewAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        => new RetryingAdapter(ndis, adapterHandle, version);

    private sealed class RetryingAdapter(INdis ndis, NDIS_HANDLE adapterHandle, NdisVersion version)
        : QueueingAdapter(ndis, adapterHandle, version)
    {
        private const uint PauseMicroseconds = 50;

        protected override TransmitPath NewTransmitPath(Adapter adapter) => new RetryingPath(this);

        protected override void OnInterruptDpc(
            NDIS_HANDLE context, PVOID miniportDpcContext, PVOID receiveThrottleParameters, PVOID ndisReserved2)
        {
            base.OnInterruptDpc(context, miniportDpcContext, receiveThrottleParameters, ndisReserved2);
            if (miniportDpcContext != null)
            {
                Ndis.NdisStallExecution(PauseMicroseconds);
                ((RetryingPath)Transmit).RetryNow();
            }
        }
    }

    private sealed class RetryingPath(RetryingAdapter adapter) : TransmitPath(adapter)
    {
        private const uint AttemptLimit = 200;

        private readonly TransmitSlot[] _refused = new TransmitSlot[SlotCount];
        private uint _refusedCount;
        private uint _attempts;
        private bool _isDue;

        public void RetryNow()
        {
            _isDue = true;
            Service();
        }

        protected override void OnMappingRefused(TransmitSlot slot)
        {
            if (_attempts >= AttemptLimit || Adapter.IsGone)
            {
                Settle(slot, TransmitSlotState.Failed, NDIS_STATUS_RESOURCES);
                return;
            }

            _refused[_refusedCount++] = slot;
        }

        /// <summary>The last step of each round of service, on one processor at a time.</summary>
        protected override uint CompleteFinished()
        {
            uint completed = base.CompleteFinished();
            Ndis.NdisDprReleaseSpinLock(_lock);
            if (_refusedCount > 0 && (_isDue || completed > 0 || Adapter.IsGone))
            {
                _attempts += _isDue ? 1u : 0u;
                _isDue = false;
                MapAgain();
            }

            if (_refusedCount > 0)
            {
                adapter.QueueDpc();
            }

            Ndis.NdisDprAcquireSpinLock(_lock);
            return completed;
        }

        private void MapAgain()
        {
            uint count = _refusedCount;
            _refusedCount = 0;
            for (uint i = 0; i < count; i++)
            {
                MapFrame(_refused[i]);
            }

            if (_refusedCount < count)
            {
                _attempts = 0;
            }
        }
    }
}
