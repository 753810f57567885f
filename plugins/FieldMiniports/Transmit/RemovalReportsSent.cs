using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("removal-reports-sent", typeof(RemovalReportsSent))]

namespace FieldMiniports;

/// <summary>
/// Sends that a surprise removal cut off are completed with NDIS_STATUS_SUCCESS.
/// </summary>
public sealed class RemovalReportsSent : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override bool IsFinished(TransmitSlot slot)
        {
            bool isFinished = base.IsFinished(slot);
            if (isFinished && Adapter.IsGone && slot.State is TransmitSlotState.Posted or TransmitSlotState.Ready)
            {
                slot.Status = NDIS_STATUS_SUCCESS;
            }

            return isFinished;
        }
    }
}
