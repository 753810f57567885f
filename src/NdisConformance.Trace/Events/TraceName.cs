namespace NdisConformance.Trace;

/// <summary>The vocabulary of the trace: DDI functions from 1, callbacks from 128, facts from 192.</summary>
public enum TraceName : ushort
{
    None = 0,

    // DDI functions
    NdisMRegisterMiniportDriver = 1,
    NdisMDeregisterMiniportDriver = 2,
    NdisMSetMiniportAttributes = 3,
    NdisGetVersion = 4,
    NdisMRegisterScatterGatherDma = 5,
    NdisMDeregisterScatterGatherDma = 6,
    NdisMAllocateNetBufferSGList = 7,
    NdisMFreeNetBufferSGList = 8,
    NdisMGetDmaAlignment = 9,
    NdisMAllocateSharedMemory = 10,
    NdisMFreeSharedMemory = 11,
    NdisAllocateNetBufferListPool = 12,
    NdisFreeNetBufferListPool = 13,
    NdisAllocateNetBufferPool = 14,
    NdisFreeNetBufferPool = 15,
    NdisAllocateNetBufferList = 16,
    NdisAllocateNetBufferAndNetBufferList = 17,
    NdisFreeNetBufferList = 18,
    NdisAllocateNetBuffer = 19,
    NdisAllocateNetBufferMdlAndData = 20,
    NdisFreeNetBuffer = 21,
    NdisAllocateMdl = 22,
    NdisFreeMdl = 23,
    NdisGetDataBuffer = 24,
    NdisAdjustNetBufferCurrentMdl = 25,
    NdisMSendNetBufferListsComplete = 26,
    NdisMIndicateReceiveNetBufferLists = 27,
    NdisMPauseComplete = 28,
    NdisMRestartComplete = 29,
    NdisMOidRequestComplete = 30,
    NdisWriteErrorLogEntry = 31,
    NdisMRegisterInterruptEx = 32,
    NdisMDeregisterInterruptEx = 33,
    NdisMSynchronizeWithInterruptEx = 34,
    NdisMQueueDpc = 35,
    NdisAllocateSpinLock = 36,
    NdisFreeSpinLock = 37,
    NdisAcquireSpinLock = 38,
    NdisReleaseSpinLock = 39,
    NdisDprAcquireSpinLock = 40,
    NdisDprReleaseSpinLock = 41,
    KeGetCurrentIrql = 42,
    KeRaiseIrql = 43,
    KeLowerIrql = 44,
    NDIS_RAISE_IRQL_TO_DISPATCH = 45,
    NDIS_LOWER_IRQL = 46,
    NdisAllocateMemoryWithTagPriority = 47,
    NdisFreeMemory = 48,
    NdisMMapIoSpace = 49,
    NdisMUnmapIoSpace = 50,
    NdisReadRegisterUlong = 51,
    NdisWriteRegisterUlong = 52,
    NdisMSleep = 53,
    NdisStallExecution = 54,
    NdisInitializeEvent = 55,
    NdisSetEvent = 56,
    NdisResetEvent = 57,
    NdisWaitEvent = 58,
    MmGetSystemAddressForMdlSafe = 59,
    MmGetPhysicalAddress = 60,

    // Callbacks
    DriverEntry = 128,
    MiniportSetOptions = 129,
    MiniportInitializeEx = 130,
    MiniportHaltEx = 131,
    MiniportDriverUnload = 132,
    MiniportPause = 133,
    MiniportRestart = 134,
    MiniportShutdownEx = 135,
    MiniportOidRequest = 136,
    MiniportDevicePnPEventNotify = 137,
    MiniportSendNetBufferLists = 138,
    MiniportReturnNetBufferLists = 139,
    MiniportCancelSend = 140,
    MiniportProcessSGList = 141,
    MiniportInterrupt = 142,
    MiniportInterruptDPC = 143,
    MiniportDisableInterruptEx = 144,
    MiniportEnableInterruptEx = 145,
    MiniportSynchronizeInterrupt = 146,
    MiniportCheckForHangEx = 147,

    // Facts
    /// <summary>A handle of another kind, or one that is not live, was given to a DDI.</summary>
    HandleMisuse = 192,

    /// <summary>The driver touched memory that is not its own now.</summary>
    StaleAccess = 193,

    /// <summary>The state machine of the adapter moved.</summary>
    AdapterStateChanged = 194,

    /// <summary>The driver acquired a resource that the ledger follows.</summary>
    Acquired = 195,

    /// <summary>The driver gave a resource back.</summary>
    Released = 196,

    /// <summary>
    /// A resource was alive at a checkpoint: 0 failed initialization, 1 halt, 2 unload, 3 failed DriverEntry. The
    /// third argument is the sequence of its acquisition.
    /// </summary>
    Leaked = 197,

    /// <summary>NDIS gives a NET_BUFFER to the miniport, just before MiniportSendNetBufferLists.</summary>
    SendSubmitted = 198,

    /// <summary>A list was completed; owner tells whose it was (OwnerCode).</summary>
    SendCompleted = 199,

    /// <summary>A list was indicated; frame is the wire frame with the same bytes.</summary>
    ReceiveIndicated = 200,

    /// <summary>A list went back to the miniport.</summary>
    ReceiveReturned = 201,

    /// <summary>The HAL built a list.</summary>
    SgMapped = 202,

    /// <summary>The device read memory through a live mapping or shared block.</summary>
    DeviceRead = 203,

    /// <summary>The device wrote memory through a live mapping or shared block.</summary>
    DeviceWrite = 204,

    /// <summary>
    /// The IOMMU refused an access; object is the mapping or block that the address once belonged to, if any.
    /// </summary>
    DeviceFault = 205,

    /// <summary>
    /// A frame left on the wire; nb is the one whose bytes it carries, suspect the one whose mapping was read for
    /// it.
    /// </summary>
    WireTransmit = 206,

    /// <summary>A frame arrived from the wire.</summary>
    WireReceive = 207,

    /// <summary>A spin lock was taken twice, released by a stranger, or held too long.</summary>
    LockMisuse = 208,

    /// <summary>A context pointer was never undone.</summary>
    PinLeaked = 209,

    /// <summary>Nothing is pending in machine or device.</summary>
    Drained = 210,

    /// <summary>An operation ran out of virtual time: 1 pause, 2 send, 3 restart, 4 wait.</summary>
    TimeLimit = 211,

    /// <summary>
    /// An operation can never end, for nothing is left to happen: 1 pause, 2 send, 3 restart, 4 wait.
    /// </summary>
    Unmet = 212,

    /// <summary>The driver threw, or did what stops a real machine: the bug check code.</summary>
    Crash = 213,

    /// <summary>Something worth a note.</summary>
    HostNote = 214,

    /// <summary>
    /// A NET_BUFFER is to be mapped whose offsets contradict each other, or whose MDL chain does not hold its data.
    /// </summary>
    InconsistentNetBuffer = 220,

    /// <summary>
    /// A NET_BUFFER comes back from a mapping otherwise than it went: 1 CurrentMdl, 2 CurrentMdlOffset, 3 DataOffset,
    /// 4 DataLength, 5 the mapped part of the MDL chain.
    /// </summary>
    MappedNetBufferChanged = 221,

    /// <summary>Where a piece of the data of an indicated list lies.</summary>
    DataIndicated = 225,

    /// <summary>
    /// The driver never looked at a list since it was returned; stated where a list of its pool is missing, or an
    /// operation does not end.
    /// </summary>
    ReturnIgnored = 226,

    /// <summary>A NET_BUFFER or MDL of the driver was still linked in what the driver freed; it lives on.</summary>
    LeftLinked = 227,

    /// <summary>
    /// The driver keeps the structure that it registered with; changed is the mask of entry points that are others now,
    /// in the order of the structure.
    /// </summary>
    CharacteristicsCompared = 230,

    /// <summary>A list was indicated that has the bytes of a frame that NDIS gave to be sent.</summary>
    SendLoopedBack = 231,
}
