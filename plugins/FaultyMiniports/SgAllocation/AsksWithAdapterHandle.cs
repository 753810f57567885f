using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("sgdma-alloc-002-asks-with-adapter-handle", typeof(AsksWithAdapterHandle))]
[assembly: FaultyMiniport("sgdma-alloc-002-asks-with-adapter-handle", "SGDMA-ALLOC-002")]

namespace FaultyMiniports;

/// <summary>Asks for lists with the adapter handle.</summary>
public sealed class AsksWithAdapterHandle : AdapterFollower
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
            Adapter.Handle, netBuffer, context, flags, scatterGatherListBuffer, scatterGatherListBufferSize);
}
