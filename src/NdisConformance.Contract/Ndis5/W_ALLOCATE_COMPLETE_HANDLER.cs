namespace NdisConformance.Contract;

/// <summary>
/// MiniportAllocateComplete. At most DISPATCH_LEVEL. A NULL virtualAddress says that there is no memory. NDIS 6 twin:
/// MiniportSharedMemoryAllocateComplete. Source: ShmC5.
/// </summary>
public delegate void W_ALLOCATE_COMPLETE_HANDLER(
    NDIS_HANDLE miniportAdapterContext,
    PVOID virtualAddress,
    in PHYSICAL_ADDRESS physicalAddress,
    uint length,
    PVOID context);
