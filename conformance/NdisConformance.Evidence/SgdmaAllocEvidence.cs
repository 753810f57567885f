using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>SGDMA-ALLOC: requesting a list.</summary>
internal static class SgdmaAllocEvidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Checked =
        [
            new()
            {
                Rule = "SGDMA-ALLOC-004",
                BlindSpot = new()
                {
                    Reason = Reasons.NothingEnds,
                    Scenarios = [ScenarioPatterns.ShutDown],
                },
            },
            new()
            {
                Rule = "SGDMA-ALLOC-014",
                BlindSpot = new()
                {
                    Reason = "its faulty miniport posts what it remembers of the buffer, in which no list has been yet",
                    Scenarios =
                    [
                        "callback-timing/after-return", "callback-timing/other-processor", "callback-timing/late",
                        "callback-timing/reversed", "callback-timing/cancelled-behind-late",
                        "callback-timing/inside-and-late", "callback-timing/waits-for-map-registers",
                        "lifecycle/removal-with-late-lists",
                    ],
                },
            },
            new()
            {
                Rule = "SGDMA-ALLOC-016",
                KeptBy = "completes-in-callback",
            },
            new()
            {
                Rule = "SGDMA-ALLOC-020",
                BlindSpot = new()
                {
                    Reason = "the first frame is refused, so that nothing is mapped when its faulty miniport gives up",
                    Scenarios = ["free-ordering/resources-for-the-first"],
                },
            },
        ],
        Unchecked =
        [
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-ALLOC-007",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "No buffer is no obstacle",
                    Requirement = "Where ScatterGatherListBuffer is NULL the host supplies storage, whatever the size "
                        + "argument says.",
                    Source = "AllocSG",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherRequestTests.Alloc007_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-ALLOC-008",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "A small buffer is no obstacle",
                    Requirement = "Where the buffer is too small the host supplies storage, and the call succeeds.",
                    Source = "AllocSG",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherRequestTests.Alloc008_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-ALLOC-009",
                    Level = RuleLevel.May,
                    Who = RuleParty.Host,
                    Title = "The list may lie elsewhere",
                    Requirement = "The host may use storage of its own even where the driver's buffer is big enough.",
                    Source = "AllocSG, S1, ProcSG",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["ScatterGatherRequestTests.Alloc009_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "SGDMA-ALLOC-022",
                    Level = RuleLevel.May,
                    Title = "Copies instead of mappings",
                    Requirement = "A driver may copy small or fragmented frames into shared memory instead of mapping "
                        + "them.",
                    Source = "SGC, NewSG",
                },
                Disposition = RuleDisposition.Implemented,
                Drivers = ["copies-always"],
            },
        ],
    };
}
