using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-reg-004-shares-memory-first", typeof(SharesMemoryFirst))]
[assembly: FaultyMiniport("sgdma-reg-004-shares-memory-first", "SGDMA-REG-004")]

namespace FaultyMiniports;

/// <summary>Allocates shared memory before there is a channel.</summary>
public sealed class SharesMemoryFirst : FaultyMiniport
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
