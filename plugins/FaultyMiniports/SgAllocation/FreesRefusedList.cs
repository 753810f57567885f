using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-alloc-019-frees-refused-list", typeof(FreesRefusedList))]
[assembly: FaultyMiniport("sgdma-alloc-019-frees-refused-list", "SGDMA-ALLOC-019")]

namespace FaultyMiniports;

/// <summary>Frees the list of a request that was refused.</summary>
public sealed class FreesRefusedList : FaultyMiniport
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
        if (status != NDIS_STATUS_SUCCESS)
        {
            Inner.NdisMFreeNetBufferSGList(
                ndisMiniportDmaHandle, (SCATTER_GATHER_LIST)scatterGatherListBuffer, netBuffer);
        }

        return status;
    }
}
