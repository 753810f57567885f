using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("shmem-003-shares-memory-without-channel", typeof(SharesMemoryWithoutChannel))]
[assembly: FaultyMiniport(
    "shmem-003-shares-memory-without-channel", "SHMEM-003", AlsoFires = "SHMEM-005, SGDMA-REG-004")]

namespace FaultyMiniports;

/// <summary>Allocates shared memory before it registers the channel.</summary>
public sealed class SharesMemoryWithoutChannel : FaultyMiniport
{
    private const uint BlockBytes = 4096;

    /// <inheritdoc/>
    public override NDIS_STATUS NdisMRegisterScatterGatherDma(
        NDIS_HANDLE miniportAdapterHandle,
        ref NDIS_SG_DMA_DESCRIPTION dmaDescription,
        out NDIS_HANDLE ndisMiniportDmaHandle)
    {
        Inner.NdisMAllocateSharedMemory(
            miniportAdapterHandle, BlockBytes, true, out PVOID block, out PHYSICAL_ADDRESS address);
        if (block != null)
        {
            Inner.NdisMFreeSharedMemory(miniportAdapterHandle, BlockBytes, true, block, address);
        }

        return Inner.NdisMRegisterScatterGatherDma(
            miniportAdapterHandle, ref dmaDescription, out ndisMiniportDmaHandle);
    }
}
