using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>
/// Copies the frame inside MiniportProcessSGList, frees the list and completes the send there: mostly before
/// NdisMAllocateNetBufferSGList has returned.
/// </summary>
public sealed class CompletesInCallbackDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new CompletingPath(adapter);

    private sealed class CompletingPath(Adapter adapter) : EarlyCompletingPath(adapter)
    {
        protected override void Prepare(TransmitSlot slot) => MapFrame(slot);

        public override void ProcessList(TransmitSlot slot, SCATTER_GATHER_LIST list)
        {
            bool isCopied = TryCopy(slot);
            Ndis.NdisMFreeNetBufferSGList(Adapter.DmaHandle, list, slot.NetBuffer);
            if (!isCopied)
            {
                Settle(slot, TransmitSlotState.Failed, NDIS_STATUS_RESOURCES);
                return;
            }

            SettleAndReleaseList(slot);
            CompleteNow();
        }

        /// <summary>Completes what is finished now, without waiting until the path is serviced.</summary>
        private void CompleteNow()
        {
            Ndis.NdisDprAcquireSpinLock(_lock);
            uint completed = CompleteFinished();
            Ndis.NdisDprReleaseSpinLock(_lock);
            Adapter.Gate.Leave(completed);
        }
    }
}
