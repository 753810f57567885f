using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-001-asks-below-dispatch", typeof(AsksBelowDispatch))]
[assembly: FaultyMiniport("sgdma-alloc-001-asks-below-dispatch", "SGDMA-ALLOC-001")]

namespace FaultyMiniports;

/// <summary>Asks for lists at PASSIVE_LEVEL where NDIS sent at PASSIVE_LEVEL.</summary>
public sealed class AsksBelowDispatch : SendLevelFollower
{
    /// <inheritdoc/>
    public override NDIS_STATUS NdisMAllocateNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle,
        NET_BUFFER netBuffer,
        PVOID context,
        uint flags,
        PVOID scatterGatherListBuffer,
        uint scatterGatherListBufferSize)
        => AtLevelOfCallback(() => Inner.NdisMAllocateNetBufferSGList(
            ndisMiniportDmaHandle, netBuffer, context, flags, scatterGatherListBuffer, scatterGatherListBufferSize));
}
