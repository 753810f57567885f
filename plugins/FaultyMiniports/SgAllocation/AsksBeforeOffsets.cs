using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-025-asks-before-offsets", typeof(AsksBeforeOffsets))]
[assembly: FaultyMiniport("sgdma-alloc-025-asks-before-offsets", "SGDMA-ALLOC-025")]

namespace FaultyMiniports;

/// <summary>Asks for the list of a frame before it has set the frame's DataOffset.</summary>
public sealed class AsksBeforeOffsets : FaultyMiniport
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMAllocateNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle,
        NET_BUFFER netBuffer,
        PVOID context,
        uint flags,
        PVOID scatterGatherListBuffer,
        uint scatterGatherListBufferSize)
    {
        uint offset = netBuffer.DataOffset;
        netBuffer.DataOffset = 0;
        NDIS_STATUS status = Inner.NdisMAllocateNetBufferSGList(
            ndisMiniportDmaHandle, netBuffer, context, flags, scatterGatherListBuffer, scatterGatherListBufferSize);
        netBuffer.DataOffset = offset;
        return status;
    }
}
