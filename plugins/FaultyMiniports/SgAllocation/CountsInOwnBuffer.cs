using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-010-counts-in-own-buffer", typeof(CountsInOwnBuffer))]
[assembly: FaultyMiniport("sgdma-alloc-010-counts-in-own-buffer", "SGDMA-ALLOC-010")]

namespace FaultyMiniports;

/// <summary>Looks up the number of elements in the buffer that it gave when it frees the list.</summary>
public sealed class CountsInOwnBuffer : ListFollower
{
    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
    {
        _ = ((SCATTER_GATHER_LIST)request.Buffer).NumberOfElements;
        base.GiveBack(request);
    }
}
