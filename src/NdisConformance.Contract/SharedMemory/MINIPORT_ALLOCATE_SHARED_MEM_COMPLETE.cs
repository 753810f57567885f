namespace NdisConformance.Contract;

/// <summary>
/// MiniportSharedMemoryAllocateComplete. PASSIVE_LEVEL. A NULL virtualAddress tells of failure. Source: ShmC.
/// </summary>
public delegate void MINIPORT_ALLOCATE_SHARED_MEM_COMPLETE(
    NDIS_HANDLE miniportAdapterContext,
    PVOID virtualAddress,
    in PHYSICAL_ADDRESS physicalAddress,
    uint length,
    PVOID context);
