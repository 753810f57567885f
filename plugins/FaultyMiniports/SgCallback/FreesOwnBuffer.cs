using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-cb-006-frees-own-buffer", typeof(FreesOwnBuffer))]
[assembly: FaultyMiniport("sgdma-cb-006-frees-own-buffer", "SGDMA-CB-006")]

namespace FaultyMiniports;

/// <summary>Frees the buffer that it gave, wherever NDIS put the list.</summary>
public sealed class FreesOwnBuffer : ListFollower
{
    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
        => Inner.NdisMFreeNetBufferSGList(
            request.DmaHandle, (SCATTER_GATHER_LIST)request.Buffer, request.NetBuffer);
}
