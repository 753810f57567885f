using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-012-claims-more-room", typeof(ClaimsMoreRoom))]
[assembly: FaultyMiniport("sgdma-alloc-012-claims-more-room", "SGDMA-ALLOC-012")]

namespace FaultyMiniports;

/// <summary>Says that its buffer is a page larger than it is.</summary>
public sealed class ClaimsMoreRoom : FaultyMiniport
{
    private const uint PageBytes = 4096;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMAllocateNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle,
        NET_BUFFER netBuffer,
        PVOID context,
        uint flags,
        PVOID scatterGatherListBuffer,
        uint scatterGatherListBufferSize)
        => Inner.NdisMAllocateNetBufferSGList(
            ndisMiniportDmaHandle,
            netBuffer,
            context,
            flags,
            scatterGatherListBuffer,
            scatterGatherListBufferSize + PageBytes);
}
