using ReferenceMiniport;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ConformingMiniports;

/// <summary>Copies every frame and completes its list at once, mostly inside MiniportSendNetBufferLists.</summary>
public sealed class CompletesInsideSendDriver : VariantDriver
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new EarlyPath(adapter);

    private sealed class EarlyPath(Adapter adapter) : EarlyCompletingPath(adapter)
    {
        protected override bool CreateListBuffer(TransmitSlot slot) => true;

        protected override void Prepare(TransmitSlot slot)
        {
            if (TryCopy(slot))
            {
                SettleAndReleaseList(slot);
            }
            else
            {
                Settle(slot, TransmitSlotState.Failed, NDIS_STATUS_RESOURCES);
            }
        }
    }
}
