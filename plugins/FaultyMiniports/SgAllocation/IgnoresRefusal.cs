using FaultyMiniports;
using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("sgdma-alloc-018-ignores-refusal", typeof(IgnoresRefusal))]
[assembly: FaultyMiniport("sgdma-alloc-018-ignores-refusal", "SGDMA-ALLOC-018", AlsoFires = "SEND-001")]

namespace FaultyMiniports;

/// <summary>Ignores that a request was refused, and waits for its callback.</summary>
public sealed class IgnoresRefusal : FaultyMiniport
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
        _ = Inner.NdisMAllocateNetBufferSGList(
            ndisMiniportDmaHandle, netBuffer, context, flags, scatterGatherListBuffer, scatterGatherListBufferSize);
        return NDIS_STATUS_SUCCESS;
    }
}
