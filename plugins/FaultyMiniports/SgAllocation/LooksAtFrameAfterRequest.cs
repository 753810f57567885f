using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-016-looks-at-frame-after-request", typeof(LooksAtFrameAfterRequest))]
[assembly: FaultyMiniport("sgdma-alloc-016-looks-at-frame-after-request", "SGDMA-ALLOC-016", AlsoFires = "SEND-006")]

namespace FaultyMiniports;

/// <summary>
/// Reads the next frame from the one that it has just asked a list for, though the callback may have completed the
/// send.
/// </summary>
public sealed class LooksAtFrameAfterRequest : CompletesInsideRequest
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
        NDIS_STATUS status = Inner.NdisMAllocateNetBufferSGList(
            ndisMiniportDmaHandle, netBuffer, context, flags, scatterGatherListBuffer, scatterGatherListBufferSize);
        _ = netBuffer.Next;
        return status;
    }
}
