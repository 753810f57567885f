using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-free-004-frees-for-first-frame", typeof(FreesForFirstFrame))]
[assembly: FaultyMiniport("sgdma-free-004-frees-for-first-frame", "SGDMA-FREE-004", AlsoFires = "SGDMA-ALLOC-015")]

namespace FaultyMiniports;

/// <summary>Frees every list with the first frame of its NET_BUFFER_LIST.</summary>
public sealed class FreesForFirstFrame : ListFollower
{
    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
        => Inner.NdisMFreeNetBufferSGList(
            request.DmaHandle, request.List, request.NetBufferList.FirstNetBuffer);
}
