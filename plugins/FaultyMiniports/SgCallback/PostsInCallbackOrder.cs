using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-cb-007-posts-in-callback-order", typeof(PostsInCallbackOrder))]
[assembly: FaultyMiniport("sgdma-cb-007-posts-in-callback-order", "SGDMA-CB-007")]

namespace FaultyMiniports;

/// <summary>
/// Posts frames in the order in which their lists arrive: the next place in the ring goes to whichever comes first.
/// </summary>
public sealed class PostsInCallbackOrder : ListFollower
{
    private readonly List<ListRequest> _waiting = [];

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
        ListRequest first = _waiting[0];
        if (first != request)
        {
            ListRequest.Exchange(first, request);
        }

        _waiting.Remove(request);
        base.OnList(request);
    }
}
