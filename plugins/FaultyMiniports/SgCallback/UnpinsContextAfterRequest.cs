using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-cb-013-unpins-context-after-request", typeof(UnpinsContextAfterRequest))]
[assembly: FaultyMiniport("sgdma-cb-013-unpins-context-after-request", "SGDMA-CB-013")]

namespace FaultyMiniports;

/// <summary>Ends the context of a request when that returns, as though its callback had come by then.</summary>
public sealed class UnpinsContextAfterRequest : ListFollower
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        PVOID context = Inner.Pin(request);
        NDIS_STATUS status = MapWith(context, request, list => OnOwnContext(context, list));
        Inner.Unpin(context);
        return status;
    }

    private void OnOwnContext(PVOID context, SCATTER_GATHER_LIST list)
    {
        ListRequest request = Inner.Get<ListRequest>(context);
        request.List = list;
        request.IsDelivered = true;
        OnList(request);
    }
}
