using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("send-005-takes-error-for-sent", typeof(TakesErrorForSent))]
[assembly: FaultyMiniport("send-005-takes-error-for-sent", "SEND-005")]

namespace FaultyMiniports;

/// <summary>Takes every frame that the NIC reports for sent, and does not look whether it reports an error.</summary>
public sealed class TakesErrorForSent : TransmitPathMiniport
{
    /// <inheritdoc/>
    protected override TransmitPath NewTransmitPath(Adapter adapter) => new TrustingPath(adapter);

    private sealed class TrustingPath(Adapter adapter) : TransmitPath(adapter)
    {
        protected override bool IsFinished(TransmitSlot slot)
        {
            bool isFinished = base.IsFinished(slot);
            slot.Status = slot.State == TransmitSlotState.Posted ? NDIS_STATUS.NDIS_STATUS_SUCCESS : slot.Status;
            return isFinished;
        }
    }
}
