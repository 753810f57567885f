using static NdisConformance.Rules.PlannedReasons;
using static NdisConformance.Rules.PlannedRow;

namespace NdisConformance.Rules;

/// <summary>SHMEM: shared memory: what has no checker.</summary>
internal static class PlannedSharedMemory
{
    public static RuleListing[] Rules =>
    [
        Must("SHMEM-006", "Cached promises nothing", "Shm", Coherent,
            "The driver does not rely on the argument Cached: on x86 and x64 shared memory "
            + "is always cached.").Unverifiable(),
        Should("SHMEM-008", "Buffers in a block are aligned", "Shm, Algn, BCE6", NoChecker,
            "Buffers that are cut out of a block are aligned to what NdisMGetDmaAlignment says.", "0xE6/1F"),
        Should("SHMEM-010", "Shared memory has a limit", "Shm, ShmA", AsyncMemory,
            "The driver limits how much shared memory it asks for."),
        Must("SHMEM-020", "Asynchronous memory takes the DMA handle", "ShmA", AsyncMemory,
            "NdisMAllocateSharedMemoryAsyncEx gets the DMA handle, not that of the adapter (AMB-08)."),
        Must("SHMEM-021", "Asynchronous memory at DISPATCH_LEVEL or below", "ShmA", AsyncMemory,
            "NdisMAllocateSharedMemoryAsyncEx is called at DISPATCH_LEVEL or below.", "SDV:Irql_Gather_DMA_Function"),
        HostMust("SHMEM-022", "PENDING or FAILURE", "ShmA", AsyncMemory,
            "NdisMAllocateSharedMemoryAsyncEx returns PENDING, and calls back exactly once, or FAILURE, and never "
            + "does."),
        Must("SHMEM-023", "FAILURE means not now", "ShmA", AsyncMemory,
            "After FAILURE the driver awaits no completion; it may ask again."),
        Must("SHMEM-024", "All but PENDING is a failure", "ShmA", AsyncMemory,
            "The driver takes every status but PENDING for a failure.").Robustness(),
        Must("SHMEM-025", "A completion may bring nothing", "ShmA, ShmC", AsyncMemory,
            "The completion handler looks whether VirtualAddress is NULL before it uses addresses or length (AMB-08)."),
        Must("SHMEM-026", "Requests complete in any order", "ShmC", AsyncMemory,
            "The completion handler goes by its Context: several requests may be outstanding and end in any order."),
        HostMust("SHMEM-027", "Completions at PASSIVE_LEVEL", "ShmC", AsyncMemory,
            "The completion handler is called at PASSIVE_LEVEL with the adapter context."),
        Must("SHMEM-028", "Pause and halt know of requests", "Halt, ShmA", AsyncMemory,
            "Pause and halt wait for outstanding requests or bear their completion: nothing leaks and no freed "
            + "context is touched."),
        HostMust("SHMEM-029", "No asynchronous memory without a handler", "ShmA, RegSG", AsyncMemory,
            "The host refuses, and reports, a request of a driver that registered no completion handler (AMB-08)."),
        HostKeeps("SHMEM-030", "The device sees other addresses", "Shm",
            "The address for the device differs from the one for the processor, and the device sees a block in one "
            + "piece.",
            "ScatterGatherSharedMemoryTests.Shmem030_"),
        Must("SHMEM-031", "MDLs over shared memory are allocated", "Shm", NoChecker,
            "An MDL that describes shared memory, to flush or to indicate it, comes from NdisAllocateMdl."),
        Should("SHMEM-032", "Shared memory grows with the traffic", "S2, ShmA, Recv", AsyncMemory,
            "Where traffic uses up its shared memory the driver asks for more, or indicates with RESOURCES (AMB-36)."),
        HostKeeps("SHMEM-033", "Some memory lies high", "RegSG",
            "With 64-bit addressing some shared block and some list element lie at or above 4 GiB.",
            "ScatterGatherSharedMemoryTests.Shmem033_"),
    ];
}
