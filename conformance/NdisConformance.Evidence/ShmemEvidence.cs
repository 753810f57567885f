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
                    Scenarios =
                    [
                        "lifecycle/shutdown-bug-check", "lifecycle/shutdown-in-halt", "lifecycle/shutdown-while-",
                    ],
                },
            },
            new()
            {
                Rule = "SHMEM-010",
                KeptBy = "grows-on-demand",
            },
            new()
            {
                Rule = "SHMEM-020",
                KeptBy = "grows-on-demand",
            },
            new()
            {
                Rule = "SHMEM-021",
                KeptBy = "grows-on-demand",
            },
            new()
            {
                Rule = "SHMEM-023",
                KeptBy = "grows-on-demand",
            },
            new()
            {
                Rule = "SHMEM-024",
                KeptBy = "grows-on-demand",
            },
            new()
            {
                Rule = "SHMEM-025",
                KeptBy = "tries-again",
            },
            new()
            {
                Rule = "SHMEM-026",
                KeptBy = "asks-for-several",
            },
            new()
            {
                Rule = "SHMEM-028",
                KeptBy = "borrows-while-running",
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
                    Id = "SHMEM-022",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "PENDING or FAILURE",
                    Requirement = "NdisMAllocateSharedMemoryAsyncEx returns PENDING, and calls back exactly once, or "
                        + "FAILURE, and never does.",
                    Source = "ShmA",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["MemoryRequestTests.Shmem022_"],
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
                Disposition = RuleDisposition.Implemented,
                Tests = ["MemoryRequestTests.Shmem027_"],
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
                Disposition = RuleDisposition.Implemented,
                Tests = ["MemoryRequestTests.Shmem029_"],
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
                Disposition = RuleDisposition.NotVerified,
                Reason = Reasons.NoOtherMdl,
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
