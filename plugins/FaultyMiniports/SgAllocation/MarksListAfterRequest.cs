using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("sgdma-alloc-016-marks-list-after-request", typeof(MarksListAfterRequest))]
[assembly: FaultyMiniport("sgdma-alloc-016-marks-list-after-request", "SGDMA-ALLOC-016", AlsoFires = "SEND-006")]

namespace FaultyMiniports;

/// <summary>
/// Makes a note in the NET_BUFFER_LIST after a request, though the callback may have completed the send.
/// </summary>
public sealed class MarksListAfterRequest : CompletesInsideRequest
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
        NET_BUFFER_LIST list = Inner.Get<TransmitSlot>(context).NetBufferList;
        NDIS_STATUS status = Inner.NdisMAllocateNetBufferSGList(
            ndisMiniportDmaHandle, netBuffer, context, flags, scatterGatherListBuffer, scatterGatherListBufferSize);
        list.Scratch = null;
        return status;
    }
}
