using NdisConformance.Contract;
using OddMiniports.Transmit;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("refused-mapping-retried", typeof(RefusedMappingRetried))]

namespace OddMiniports.Transmit;

/// <summary>
/// Asks again for a mapping that was refused, when another frame is over. With none under way the send fails. Legal:
/// NdisMSendNetBufferListsComplete: RESOURCES; a driver without resources should queue sends.
/// </summary>
public sealed class RefusedMappingRetried : OddDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmitPath(Adapter adapter) => new Path(adapter);

    private sealed class Path(Adapter adapter) : TransmitPath(adapter)
    {
        private readonly Queue<TransmitSlot> _refused = new();
        private bool _isRetired;

        /// <inheritdoc/>
        protected override void OnMappingRefused(TransmitSlot slot)
        {
            Ndis.NdisDprAcquireSpinLock(_lock);
            bool canWait = IsAnyPosted();
            if (canWait)
            {
                _refused.Enqueue(slot);
            }

            Ndis.NdisDprReleaseSpinLock(_lock);
            if (!canWait)
            {
                Settle(slot, TransmitSlotState.Failed, NDIS_STATUS_RESOURCES);
            }
        }

        /// <inheritdoc/>
        protected override void Retire(TransmitSlot slot)
        {
            base.Retire(slot);
            _isRetired = true;
        }

        /// <inheritdoc/>
        protected override void StartWaiting()
        {
            uint count = _isRetired ? (uint)_refused.Count : 0;
            _isRetired = false;
            for (uint i = 0; i < count; i++)
            {
                TransmitSlot slot = _refused.Dequeue();
                Ndis.NdisDprReleaseSpinLock(_lock);
                if (adapter.IsGone)
                {
                    Settle(slot, TransmitSlotState.Failed, NDIS_STATUS_FAILURE);
                }
                else
                {
                    MapFrame(slot);
                }

                Ndis.NdisDprAcquireSpinLock(_lock);
            }

            base.StartWaiting();
        }

        private bool IsAnyPosted()
        {
            for (uint number = _oldest; number != _next; number++)
            {
                if (Slot(number).State == TransmitSlotState.Posted)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
