namespace NdisConformance.Contract;

/// <summary>Memory that CPU and device share, as NDIS 5 drivers ask for it.</summary>
public interface INdis5SharedMemory : INdisSharedBlocks
{
    /// <summary>
    /// Asks for more shared memory, of length bytes, while the adapter is at work. At most DISPATCH_LEVEL. Takes the
    /// handle of the adapter. NDIS_STATUS_PENDING: MiniportAllocateComplete is called with context, with or without
    /// memory. NDIS_STATUS_FAILURE: it is not called. NDIS 6 twin: NdisMAllocateSharedMemoryAsyncEx, which takes the
    /// DMA handle. Source: ShmA5.
    /// </summary>
    NDIS_STATUS NdisMAllocateSharedMemoryAsync(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        PVOID context);
}
