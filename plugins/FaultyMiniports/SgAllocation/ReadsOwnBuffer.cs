using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-010-reads-own-buffer", typeof(ReadsOwnBuffer))]
[assembly: FaultyMiniport("sgdma-alloc-010-reads-own-buffer", "SGDMA-ALLOC-010")]

namespace FaultyMiniports;

/// <summary>Takes the elements from the buffer that it gave, wherever NDIS put the list.</summary>
public sealed class ReadsOwnBuffer : ListFollower
{
    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
        => Forward(request, (SCATTER_GATHER_LIST)request.Buffer);
}
