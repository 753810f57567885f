using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-cb-008-forgets-list-of-cancelled-send", typeof(ForgetsListOfCancelledSend))]
[assembly: FaultyMiniport("sgdma-cb-008-forgets-list-of-cancelled-send", "SGDMA-CB-008")]

namespace FaultyMiniports;

/// <summary>Completes a cancelled send when its list arrives, and leaves the list alone.</summary>
public sealed class ForgetsListOfCancelledSend : ListFollower
{
    private readonly HashSet<ulong> _cancelled = [];

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_CANCEL_SEND cancel = characteristics.CancelSendHandler!;
        characteristics.CancelSendHandler = (context, cancelId) =>
        {
            _cancelled.Add(cancelId.Value);
            cancel(context, cancelId);
        };
    }

    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        PVOID cancelId = request.NetBufferList.NetBufferListInfo[(int)NetBufferListCancelId];
        if (!_cancelled.Contains(cancelId.Value))
        {
            base.OnList(request);
            return;
        }

        request.Slot.Status = NDIS_STATUS_SEND_ABORTED;
        request.Slot.State = TransmitSlotState.Failed;
        Adapter.Transmit.Service();
    }
}
