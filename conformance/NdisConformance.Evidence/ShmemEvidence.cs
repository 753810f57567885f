using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>SHMEM: shared memory.</summary>
internal static class ShmemEvidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Checked =
        [
            new()
            {
                Rule = "SHMEM-001",
                BlindSpot = new()
                {
                    Reason = Reasons.NeverRestarts,
                    Scenarios = [ScenarioPatterns.NeverRestarted, ScenarioPatterns.InitFails],
                },
            },
            new()
            {
                Rule = "SHMEM-015",
                BlindSpot = new()
                {
                    Reason = "its faulty miniport frees when the power goes; at a bug check the level would be wrong "
                        + "too (LIFE-024)",
                    Scenarios = ["lifecycle/shutdown-bug-check", "lifecycle/shutdown-while-"],
                },
            },
        ],
        Unchecked =
        [
            new()
            {
                Rule = new()
                {
                    Id = "SHMEM-006",
                    Level = RuleLevel.Must,
                    Title = "Cached promises nothing",
                    Requirement = "The driver does not rely on the argument Cached: on x86 and x64 shared memory is "
                        + "always cached.",
                    Source = "Shm",
                },
                Disposition = RuleDisposition.NotVerified,
                Reason = Reasons.Coherent,
            },
            new()
            {
                Rule = new()
                {
                    Id = "SHMEM-008",
                    Level = RuleLevel.Should,
                    Title = "Buffers in a block are aligned",
                    Requirement = "Buffers that are cut out of a block are aligned to what NdisMGetDmaAlignment says.",
                    Source = "Shm, Algn, BCE6",
                    WindowsEquivalent = "0xE6/1F",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.NoChecker,
            },
            new()
            {
                Rule = new()
                {
                    Id = "SHMEM-010",
                    Level = RuleLevel.Should,
                    Title = "Shared memory has a limit",
                    Requirement = "The driver limits how much shared memory it asks for.",
                    Source = "Shm, ShmA",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.AsyncMemory,
            },
            new()
            {
                Rule = new()
                {
                    Id = "SHMEM-020",
                    Level = RuleLevel.Must,
                    Title = "Asynchronous memory takes the DMA handle",
                    Requirement = "NdisMAllocateSharedMemoryAsyncEx gets the DMA handle, not that of the adapter "
                        + "(AMB-08).",
                    Source = "ShmA",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.AsyncMemory,
            },
            new()
            {
                Rule = new()
                {
                    Id = "SHMEM-021",
                    Level = RuleLevel.Must,
                    Title = "Asynchronous memory at DISPATCH_LEVEL or below",
                    Requirement = "NdisMAllocateSharedMemoryAsyncEx is called at DISPATCH_LEVEL or below.",
                    Source = "ShmA",
                    WindowsEquivalent = "SDV:Irql_Gather_DMA_Function",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.AsyncMemory,
            },
            new()
            {
                Rule = new()
                {
                    Id = "SHMEM-022",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "PENDING or FAILURE",
                    Requirement = "NdisMAllocateSharedMemoryAsyncEx returns PENDING, and calls back exactly once, or "
                        + "FAILURE, and never does.",
                    Source = "ShmA",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.AsyncMemory,
            },
            new()
            {
                Rule = new()
                {
                    Id = "SHMEM-023",
                    Level = RuleLevel.Must,
                    Title = "FAILURE means not now",
                    Requirement = "After FAILURE the driver awaits no completion; it may ask again.",
                    Source = "ShmA",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.AsyncMemory,
            },
            new()
            {
                Rule = new()
                {
                    Id = "SHMEM-024",
                    Level = RuleLevel.Must,
                    IsRobustness = true,
                    Title = "All but PENDING is a failure",
                    Requirement = "The driver takes every status but PENDING for a failure.",
                    Source = "ShmA",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.AsyncMemory,
            },
            new()
            {
                Rule = new()
                {
                    Id = "SHMEM-025",
                    Level = RuleLevel.Must,
                    Title = "A completion may bring nothing",
                    Requirement = "The completion handler looks whether VirtualAddress is NULL before it uses "
                        + "addresses or length (AMB-08).",
                    Source = "ShmA, ShmC",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.AsyncMemory,
            },
            new()
            {
                Rule = new()
                {
                    Id = "SHMEM-026",
                    Level = RuleLevel.Must,
                    Title = "Requests complete in any order",
                    Requirement = "The completion handler goes by its Context: several requests may be outstanding "
                        + "and end in any order.",
                    Source = "ShmC",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.AsyncMemory,
            },
            new()
            {
                Rule = new()
                {
                    Id = "SHMEM-027",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Completions at PASSIVE_LEVEL",
                    Requirement = "The completion handler is called at PASSIVE_LEVEL with the adapter context.",
                    Source = "ShmC",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.AsyncMemory,
            },
            new()
            {
                Rule = new()
                {
                    Id = "SHMEM-028",
                    Level = RuleLevel.Must,
                    Title = "Pause and halt know of requests",
                    Requirement = "Pause and halt wait for outstanding requests or bear their completion: nothing "
                        + "leaks and no freed context is touched.",
                    Source = "Halt, ShmA",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.AsyncMemory,
            },
            new()
            {
                Rule = new()
                {
                    Id = "SHMEM-029",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "No asynchronous memory without a handler",
                    Requirement = "The host refuses, and reports, a request of a driver that registered no completion "
                        + "handler (AMB-08).",
                    Source = "ShmA, RegSG",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.AsyncMemory,
            },
            new()
            {
                Rule = new()
                {
                    Id = "SHMEM-030",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "The device sees other addresses",
                    Requirement = "The address for the device differs from the one for the processor, and the device "
                        + "sees a block in one piece.",
                    Source = "Shm",
                    Why = Consequence.AddressOfProcessor,
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherSharedMemoryTests.Shmem030_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SHMEM-031",
                    Level = RuleLevel.Must,
                    Title = "MDLs over shared memory are allocated",
                    Requirement = "An MDL that describes shared memory, to flush or to indicate it, comes from "
                        + "NdisAllocateMdl.",
                    Source = "Shm",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.NoChecker,
            },
            new()
            {
                Rule = new()
                {
                    Id = "SHMEM-032",
                    Level = RuleLevel.Should,
                    Title = "Shared memory grows with the traffic",
                    Requirement = "Where traffic uses up its shared memory the driver asks for more, or indicates "
                        + "with RESOURCES (AMB-36).",
                    Source = "S2, ShmA, Recv",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.AsyncMemory,
            },
            new()
            {
                Rule = new()
                {
                    Id = "SHMEM-033",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Some memory lies high",
                    Requirement = "With 64-bit addressing some shared block and some list element lie at or above 4 "
                        + "GiB.",
                    Source = "RegSG",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherSharedMemoryTests.Shmem033_"],
            },
        ],
    };
}
