using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-free-015-completes-cancelled-only", typeof(CompletesCancelledOnly))]
[assembly: FaultyMiniport("sgdma-free-015-completes-cancelled-only", "SGDMA-FREE-015")]

namespace FaultyMiniports;

/// <summary>Gives up cancelled frames that are mapped and wait for their turn, but not their lists.</summary>
public sealed class CompletesCancelledOnly : ListFollower
{
    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_CANCEL_SEND cancel = characteristics.CancelSendHandler!;
        characteristics.CancelSendHandler = (context, cancelId) =>
        {
            cancel(context, cancelId);
            Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
            GiveUp(cancelId);
            Inner.NDIS_LOWER_IRQL(oldIrql);
        };
    }

    private void GiveUp(PVOID cancelId)
    {
        foreach (TransmitSlot slot in Slots.Where(slot => slot.State == TransmitSlotState.Ready && slot.List != null))
        {
            if (slot.NetBufferList.NetBufferListInfo[(int)NetBufferListCancelId] == cancelId)
            {
                slot.List = null;
                slot.Status = NDIS_STATUS_SEND_ABORTED;
                slot.State = TransmitSlotState.Failed;
            }
        }

        Adapter.Transmit.Service();
    }
}
