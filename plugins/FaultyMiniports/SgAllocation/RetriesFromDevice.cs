using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-alloc-005-retries-from-device", typeof(RetriesFromDevice))]
[assembly: FaultyMiniport("sgdma-alloc-005-retries-from-device", "SGDMA-ALLOC-005")]

namespace FaultyMiniports;

/// <summary>Tries again after a refusal, and forgets the direction then.</summary>
public sealed class RetriesFromDevice : FaultyMiniport
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
        return status == NDIS_STATUS_SUCCESS
            ? status
            : Inner.NdisMAllocateNetBufferSGList(
                ndisMiniportDmaHandle, netBuffer, context, 0, scatterGatherListBuffer, scatterGatherListBufferSize);
    }
}
