using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-006-sets-unknown-flag", typeof(SetsUnknownFlag))]
[assembly: FaultyMiniport("sgdma-alloc-006-sets-unknown-flag", "SGDMA-ALLOC-006")]

namespace FaultyMiniports;

/// <summary>Sets a flag of the request that no page knows.</summary>
public sealed class SetsUnknownFlag : FaultyMiniport
{
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
            flags | 0x10,
            scatterGatherListBuffer,
            scatterGatherListBufferSize);
}
