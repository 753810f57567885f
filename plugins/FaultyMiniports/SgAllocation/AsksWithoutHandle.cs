using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-023-asks-without-handle", typeof(AsksWithoutHandle))]
[assembly: FaultyMiniport("sgdma-alloc-023-asks-without-handle", "SGDMA-ALLOC-023")]

namespace FaultyMiniports;

/// <summary>Asks for lists with a handle that nothing was ever stored in.</summary>
public sealed class AsksWithoutHandle : FaultyMiniport
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
            null, netBuffer, context, flags, scatterGatherListBuffer, scatterGatherListBufferSize);
}
