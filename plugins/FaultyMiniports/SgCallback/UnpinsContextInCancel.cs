using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-cb-013-unpins-context-in-cancel", typeof(UnpinsContextInCancel))]
[assembly: FaultyMiniport("sgdma-cb-013-unpins-context-in-cancel", "SGDMA-CB-013")]

namespace FaultyMiniports;

/// <summary>Ends the contexts of requests in MiniportCancelSend whose callbacks have not come.</summary>
public sealed class UnpinsContextInCancel : ListFollower
{
    private readonly Dictionary<ListRequest, PVOID> _pending = [];

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_CANCEL_SEND cancel = characteristics.CancelSendHandler!;
        characteristics.CancelSendHandler = (context, cancelId) =>
        {
            foreach (PVOID pending in _pending.Values)
            {
                Inner.Unpin(pending);
            }

            _pending.Clear();
            cancel(context, cancelId);
        };
    }

    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        PVOID context = Inner.Pin(request);
        _pending.Add(request, context);
        NDIS_STATUS status = MapWith(context, request, list => OnOwnContext(context, list));
        if (status != NDIS_STATUS_SUCCESS)
        {
            _pending.Remove(request);
            Inner.Unpin(context);
        }

        return status;
    }

    private void OnOwnContext(PVOID context, SCATTER_GATHER_LIST list)
    {
        ListRequest request = Inner.Get<ListRequest>(context);
        _pending.Remove(request);
        Inner.Unpin(context);
        request.List = list;
        request.IsDelivered = true;
        OnList(request);
    }
}
