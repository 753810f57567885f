using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-025-maps-no-bytes", typeof(MapsNoBytes))]
[assembly: FaultyMiniport("sgdma-alloc-025-maps-no-bytes", "SGDMA-ALLOC-025", AlsoFires = "SEND-002, SEND-005")]

namespace FaultyMiniports;

/// <summary>Asks for the list of a frame before it has set the frame's length.</summary>
public sealed class MapsNoBytes : FaultyMiniport
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
        uint length = netBuffer.DataLength;
        netBuffer.DataLength = 0;
        NDIS_STATUS status = Inner.NdisMAllocateNetBufferSGList(
            ndisMiniportDmaHandle, netBuffer, context, flags, scatterGatherListBuffer, scatterGatherListBufferSize);
        netBuffer.DataLength = length;
        return status;
    }
}
