using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-alloc-013-reads-before-callback", typeof(ReadsBeforeCallback))]
[assembly: FaultyMiniport("sgdma-alloc-013-reads-before-callback", "SGDMA-ALLOC-013")]

namespace FaultyMiniports;

/// <summary>Counts the elements of a list when the request was accepted, callback or not.</summary>
public sealed class ReadsBeforeCallback : ListFollower
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
    {
        NDIS_STATUS status = base.Ask(request);
        if (status == NDIS_STATUS_SUCCESS && !request.IsDelivered)
        {
            _ = ((SCATTER_GATHER_LIST)request.Buffer).NumberOfElements;
        }

        return status;
    }
}
