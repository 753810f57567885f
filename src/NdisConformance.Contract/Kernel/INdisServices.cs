namespace NdisConformance.Contract;

/// <summary>Locks, IRQL, memory, registers, waits: the same for drivers of every version.</summary>
public interface INdisServices
{
    /// <summary>Initializes a spin lock. Any IRQL.</summary>
    void NdisAllocateSpinLock(NDIS_SPIN_LOCK spinLock);

    /// <summary>Ends the use of a spin lock. Any IRQL.</summary>
    void NdisFreeSpinLock(NDIS_SPIN_LOCK spinLock);

    /// <summary>Takes a lock; IRQL is DISPATCH_LEVEL afterwards. At most DISPATCH_LEVEL.</summary>
    void NdisAcquireSpinLock(NDIS_SPIN_LOCK spinLock);

    /// <summary>Gives a lock back and restores the IRQL saved by its acquire. DISPATCH_LEVEL.</summary>
    void NdisReleaseSpinLock(NDIS_SPIN_LOCK spinLock);

    /// <summary>Takes a lock where IRQL is known to be DISPATCH_LEVEL. Exactly DISPATCH_LEVEL.</summary>
    void NdisDprAcquireSpinLock(NDIS_SPIN_LOCK spinLock);

    /// <summary>Gives back a lock of NdisDprAcquireSpinLock. Exactly DISPATCH_LEVEL.</summary>
    void NdisDprReleaseSpinLock(NDIS_SPIN_LOCK spinLock);

    /// <summary>The IRQL of the processor. Any IRQL.</summary>
    byte KeGetCurrentIrql();

    /// <summary>Raises the IRQL and gives the old one. newIrql is not below the current level.</summary>
    void KeRaiseIrql(byte newIrql, out byte oldIrql);

    /// <summary>Lowers the IRQL to what the raise just before it saved. Any IRQL.</summary>
    void KeLowerIrql(byte newIrql);

    /// <summary>Raises the IRQL to DISPATCH_LEVEL and gives the old one. At most DISPATCH_LEVEL.</summary>
    void NDIS_RAISE_IRQL_TO_DISPATCH(out byte oldIrql);

    /// <summary>Lowers the IRQL to what NDIS_RAISE_IRQL_TO_DISPATCH saved. Any IRQL.</summary>
    void NDIS_LOWER_IRQL(byte oldIrql);

    /// <summary>
    /// Frees memory of NdisAllocateMemoryWithTagPriority or NdisAllocateMemoryWithTag; length and flags may be 0. At
    /// most DISPATCH_LEVEL.
    /// </summary>
    void NdisFreeMemory(PVOID virtualAddress, uint length, uint memoryFlags);

    /// <summary>
    /// Maps device registers: from MiniportInitializeEx after the attributes. PASSIVE_LEVEL. SUCCESS;
    /// RESOURCE_CONFLICT; RESOURCES; FAILURE.
    /// </summary>
    NDIS_STATUS NdisMMapIoSpace(
        out PVOID virtualAddress,
        NDIS_HANDLE miniportAdapterHandle,
        PHYSICAL_ADDRESS physicalAddress,
        uint length);

    /// <summary>Unmaps device registers. PASSIVE_LEVEL.</summary>
    void NdisMUnmapIoSpace(NDIS_HANDLE miniportAdapterHandle, PVOID virtualAddress, uint length);

    /// <summary>Reads a 32-bit register; all ones from a device that is gone. Any IRQL.</summary>
    uint NdisReadRegisterUlong(PVOID register);

    /// <summary>Writes a 32-bit register. Any IRQL.</summary>
    void NdisWriteRegisterUlong(PVOID register, uint data);

    /// <summary>
    /// Sleeps, while device and NDIS go on in virtual time. Below DISPATCH_LEVEL. A MiniportPause that waits for more
    /// than ten seconds of it, and any other callback that waits for more than a minute, is stopped as hung.
    /// </summary>
    void NdisMSleep(uint microsecondsToSleep);

    /// <summary>Stalls the processor, at most 50 microseconds a call. Any IRQL.</summary>
    void NdisStallExecution(uint microsecondsToStall);

    /// <summary>Initializes an event to not signalled. Any IRQL.</summary>
    void NdisInitializeEvent(NDIS_EVENT ndisEvent);

    /// <summary>Signals an event. At most DISPATCH_LEVEL.</summary>
    void NdisSetEvent(NDIS_EVENT ndisEvent);

    /// <summary>Clears an event. At most DISPATCH_LEVEL.</summary>
    void NdisResetEvent(NDIS_EVENT ndisEvent);

    /// <summary>
    /// Waits for an event; TRUE if it was signalled, FALSE after the time. 0 waits for ever. PASSIVE_LEVEL.
    /// </summary>
    bool NdisWaitEvent(NDIS_EVENT ndisEvent, uint millisecondsToWait);

    /// <summary>The system address of what an MDL describes; NULL on failure. At most DISPATCH_LEVEL.</summary>
    PVOID MmGetSystemAddressForMdlSafe(MDL mdl, EX_POOL_PRIORITY priority);

    /// <summary>
    /// The host-physical address behind a pointer. No device understands it: devices take logical addresses. Any
    /// IRQL.
    /// </summary>
    PHYSICAL_ADDRESS MmGetPhysicalAddress(PVOID baseAddress);
}
