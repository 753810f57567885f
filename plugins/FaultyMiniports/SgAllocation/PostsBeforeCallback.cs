using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-alloc-013-posts-before-callback", typeof(PostsBeforeCallback))]
[assembly: FaultyMiniport(
    "sgdma-alloc-013-posts-before-callback",
    "SGDMA-ALLOC-013",
    AlsoFires = "DEV-001, SGDMA-FREE-017")]

namespace FaultyMiniports;

/// <summary>Posts a frame as soon as its request was accepted, from the buffer that it gave.</summary>
public sealed class PostsBeforeCallback : ListFollower
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        NDIS_STATUS status = base.Ask(request);
        if (status == NDIS_STATUS_SUCCESS && !request.IsDelivered)
        {
            Forward(request, (SCATTER_GATHER_LIST)request.Buffer);
        }

        return status;
    }

    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        if (request.IsGivenBack)
        {
            base.GiveBack(request);
        }
        else if (request.Presented == null)
        {
            base.OnList(request);
        }
    }

    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
    {
        if (request.IsDelivered)
        {
            base.GiveBack(request);
        }
    }
}
