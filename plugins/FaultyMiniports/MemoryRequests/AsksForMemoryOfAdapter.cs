using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("shmem-020-asks-for-memory-of-adapter", typeof(AsksForMemoryOfAdapter))]
[assembly: FaultyMiniport("shmem-020-asks-for-memory-of-adapter", "SHMEM-020")]

namespace FaultyMiniports;

/// <summary>Asks for more shared memory with the handle of the adapter, which the synchronous functions take.</summary>
public sealed class AsksForMemoryOfAdapter : GrowingMiniport
{
    private NDIS_HANDLE _adapter;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        _adapter = miniportAdapterHandle;
        return Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMAllocateSharedMemoryAsyncEx(
        NDIS_HANDLE miniportDmaHandle, uint length, bool cached, PVOID context)
        => Inner.NdisMAllocateSharedMemoryAsyncEx(_adapter, length, cached, context);
}
