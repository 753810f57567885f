using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-free-012-frees-waiting-list-in-cancel", typeof(FreesWaitingListInCancel))]
[assembly: FaultyMiniport("sgdma-free-012-frees-waiting-list-in-cancel", "SGDMA-FREE-012")]

namespace FaultyMiniports;

/// <summary>Frees its buffers in MiniportCancelSend for requests whose callback has not come.</summary>
public sealed class FreesWaitingListInCancel : ListFollower
{
    private readonly List<ListRequest> _waiting = [];

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_CANCEL_SEND cancel = characteristics.CancelSendHandler!;
        characteristics.CancelSendHandler = (context, cancelId) =>
        {
            Inner.NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);
            foreach (ListRequest request in _waiting)
            {
                Inner.NdisMFreeNetBufferSGList(
                    request.DmaHandle, (SCATTER_GATHER_LIST)request.Buffer, request.NetBuffer);
            }

            _waiting.Clear();
            Inner.NDIS_LOWER_IRQL(oldIrql);
            cancel(context, cancelId);
        };
    }

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        _waiting.Add(request);
        NDIS_STATUS status = base.Ask(request);
        if (status != NDIS_STATUS_SUCCESS)
        {
            _waiting.Remove(request);
        }

        return status;
    }

    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        _waiting.Remove(request);
        base.OnList(request);
    }
}
