using static NdisConformance.Rules.Describe;
using static NdisConformance.Vocabulary.TraceName;

namespace NdisConformance.Rules;

/// <summary>SHMEM: shared memory.</summary>
internal static class SharedMemory
{
    public static RuleDescriptor[] Rules =>
    [
        Must(
            "SHMEM-001",
            "Allocated in MiniportInitializeEx",
            "NdisMAllocateSharedMemory is called only from MiniportInitializeEx (AMB-32).",
            "Shm",
            "none",
            NdisMAllocateSharedMemory),
        Must(
            "SHMEM-002",
            "Allocated at PASSIVE_LEVEL",
            "NdisMAllocateSharedMemory is called at PASSIVE_LEVEL.",
            "Shm, BC7C",
            "0x7C/01",
            NdisMAllocateSharedMemory),
        Must(
            "SHMEM-003",
            "Allocated after the DMA registration",
            "NdisMAllocateSharedMemory is called after NdisMRegisterScatterGatherDma.",
            "Shm, Init",
            "none",
            NdisMAllocateSharedMemory),
        Must(
            "SHMEM-004",
            "NULL is handled",
            "A NULL VirtualAddress is noticed: the driver asks for less, or releases everything and fails.",
            "Shm",
            "SDV:NullCheck",
            NdisMAllocateSharedMemory),
        Should(
            "SHMEM-005",
            "A failed allocation is logged",
            "Where NdisMAllocateSharedMemory fails during the initialization, NdisWriteErrorLogEntry tells so.",
            "SDV:writeerrorlog, Init",
            "SDV:WriteErrorLog",
            NdisMAllocateSharedMemory),
        Must(
            "SHMEM-007",
            "The device gets the physical address",
            "The NIC is given PhysicalAddress and the CPU uses VirtualAddress; neither is computed from the other.",
            "Shm",
            "0xE6/26",
            NdisMAllocateSharedMemory),
        Must(
            "SHMEM-009",
            "Alignment after the registration",
            "NdisMGetDmaAlignment is called after the DMA registration, at PASSIVE_LEVEL.",
            "Algn",
            "SDV:Irql_Miniport_Driver_Function",
            NdisMGetDmaAlignment),
        Must(
            "SHMEM-011",
            "Whole blocks are freed",
            "NdisMFreeSharedMemory frees whole allocations only.",
            "ShmF",
            "0x7C/03",
            NdisMFreeSharedMemory),
        Must(
            "SHMEM-012",
            "Freed as it was allocated",
            "Length, VirtualAddress and PhysicalAddress are those of the allocation (AMB-09).",
            "ShmF",
            "0x7C/03",
            NdisMFreeSharedMemory),
        Must(
            "SHMEM-013",
            "Freed once",
            "A block is freed once.",
            "BC7C, BCE6",
            "0x7C/03",
            NdisMFreeSharedMemory),
        Must(
            "SHMEM-014",
            "Freed at DISPATCH_LEVEL or below",
            "NdisMFreeSharedMemory is called at DISPATCH_LEVEL or below.",
            "ShmF",
            "SDV:Irql_Miniport_Driver_Function",
            NdisMFreeSharedMemory),
        Must(
            "SHMEM-015",
            "Not freed at shutdown",
            "NdisMFreeSharedMemory is never called from MiniportShutdownEx (AMB-14).",
            "ShmF",
            "SDV:NdisMFreeSharedMemory",
            NdisMFreeSharedMemory),
        Must(
            "SHMEM-016",
            "All blocks are freed",
            "All blocks are freed by the end of MiniportHaltEx, and by the end of a failed MiniportInitializeEx.",
            "Shm, ShmF, HaltH",
            "0xE6/07",
            NdisMAllocateSharedMemory),
        Must(
            "SHMEM-017",
            "Not freed while the NIC uses it",
            "A block is not freed while the NIC may still access it.",
            "ShmF, BCE6",
            "0xE6/26",
            NdisMFreeSharedMemory),
        Must(
            "SHMEM-018",
            "Not freed while NDIS uses it",
            "A block is not freed while NDIS owns a list whose data lies in it.",
            "Pause",
            "none",
            NdisMAllocateSharedMemory),
        Must(
            "SHMEM-019",
            "Used inside its bounds and its life",
            "A block is not touched after its free, nor beyond its ends.",
            "BC7C, BCE6",
            "0x7C/02",
            NdisMAllocateSharedMemory),
    ];
}
