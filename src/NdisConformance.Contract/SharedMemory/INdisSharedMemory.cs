namespace NdisConformance.Contract;

/// <summary>Memory that CPU and device share.</summary>
public interface INdisSharedMemory : INdisSharedBlocks
{
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
}
