using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-011-shares-one-buffer", typeof(SharesOneBuffer))]
[assembly: FaultyMiniport("sgdma-alloc-011-shares-one-buffer", "SGDMA-ALLOC-011", AlsoFires = "SGDMA-FREE-011")]

namespace FaultyMiniports;

/// <summary>Gives the same buffer with every request.</summary>
public sealed class SharesOneBuffer : ListFollower
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
        => Inner.NdisMAllocateNetBufferSGList(
            request.DmaHandle,
            request.NetBuffer,
            request.Context,
            request.Flags,
            Slots[0].ListBuffer,
            request.BufferSize);
}
