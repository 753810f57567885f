namespace NdisConformance.Contract;

/// <summary>Blocks of memory that CPU and device share: the same for drivers of every version.</summary>
public interface INdisSharedBlocks
{
    /// <summary>
    /// Allocates shared memory: from MiniportInitializeEx or MiniportInitialize only, after the DMA registration.
    /// PASSIVE_LEVEL. length in bytes; a NULL virtualAddress is failure; physicalAddress is what the device is given.
    /// Source: Shm.
    /// </summary>
    void NdisMAllocateSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        out PVOID virtualAddress,
        out PHYSICAL_ADDRESS physicalAddress);

    /// <summary>
    /// Frees a whole block, with the arguments of its allocation. At most DISPATCH_LEVEL; not from
    /// MiniportShutdownEx. Source: ShmF.
    /// </summary>
    void NdisMFreeSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress);
}
