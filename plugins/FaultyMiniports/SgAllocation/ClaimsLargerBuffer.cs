using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-012-claims-larger-buffer", typeof(ClaimsLargerBuffer))]
[assembly: FaultyMiniport("sgdma-alloc-012-claims-larger-buffer", "SGDMA-ALLOC-012")]

namespace FaultyMiniports;

/// <summary>Claims twice the bytes that its buffer has.</summary>
public sealed class ClaimsLargerBuffer : ListFollower
{
    /// <inheritdoc/>
    protected override NDIS_STATUS Ask(ListRequest request)
        => Inner.NdisMAllocateNetBufferSGList(
            request.DmaHandle,
            request.NetBuffer,
            request.Context,
            request.Flags,
            request.Buffer,
            request.BufferSize * 2);
}
