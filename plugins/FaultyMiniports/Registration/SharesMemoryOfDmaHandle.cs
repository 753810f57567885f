using FaultyMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("reg-014-shares-memory-of-dma-handle", typeof(SharesMemoryOfDmaHandle))]
[assembly: FaultyMiniport("reg-014-shares-memory-of-dma-handle", "REG-014")]

namespace FaultyMiniports;

/// <summary>Allocates shared memory with the DMA handle where the adapter handle is due.</summary>
public sealed class SharesMemoryOfDmaHandle : AdapterFollower
{
    /// <inheritdoc/>
    public override void NdisMAllocateSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        out PVOID virtualAddress,
        out PHYSICAL_ADDRESS physicalAddress)
        => Inner.NdisMAllocateSharedMemory(
            Adapter.DmaHandle, length, cached, out virtualAddress, out physicalAddress);
}
