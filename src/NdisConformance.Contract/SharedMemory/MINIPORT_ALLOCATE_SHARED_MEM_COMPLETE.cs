namespace NdisConformance.Contract;

/// <summary>
/// MiniportSharedMemoryAllocateComplete. PASSIVE_LEVEL. A NULL virtualAddress says that there is no memory: length, in
/// bytes, means nothing then, and physicalAddress is a NULL pointer, so that reading it is an access to NULL. The
/// memory is freed by NdisMFreeSharedMemory. Source: ShmC.
/// </summary>
public delegate void MINIPORT_ALLOCATE_SHARED_MEM_COMPLETE(
    NDIS_HANDLE miniportAdapterContext,
    PVOID virtualAddress,
    in PHYSICAL_ADDRESS physicalAddress,
    uint length,
    PVOID context);
