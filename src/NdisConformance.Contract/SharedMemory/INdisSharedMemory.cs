namespace NdisConformance.Contract;

/// <summary>Memory that CPU and device share.</summary>
public interface INdisSharedMemory
{
    /// <summary>
    /// Allocates shared memory: from MiniportInitializeEx only, after the DMA registration. PASSIVE_LEVEL. length
    /// in bytes; a NULL virtualAddress is failure; physicalAddress is what the device is given. Source: Shm.
    /// </summary>
    void NdisMAllocateSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        out PVOID virtualAddress,
        out PHYSICAL_ADDRESS physicalAddress);

    /// <summary>
    /// Asks for more shared memory, of length bytes, while the adapter is at work. At most DISPATCH_LEVEL. Takes the
    /// handle of NdisMRegisterScatterGatherDma, not that of the adapter. NDIS_STATUS_PENDING:
    /// MiniportSharedMemoryAllocateComplete is called with context, with or without memory. NDIS_STATUS_FAILURE: it is
    /// not called, and a later request may succeed. cached is ignored. Source: ShmA.
    /// </summary>
    NDIS_STATUS NdisMAllocateSharedMemoryAsyncEx(
        NDIS_HANDLE miniportDmaHandle,
        uint length,
        bool cached,
        PVOID context);

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
