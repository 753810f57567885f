using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>RECV: receives.</summary>
internal static class RecvEvidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Checked =
        [
            new()
            {
                Rule = "RECV-006",
                BlindSpot = new()
                {
                    Reason = "all lists that came back with the call are indicated once more without RESOURCES",
                    Scenarios = ["data-path/buffers-run-out", "traffic/returned-in-pause", "shortages/lists-kept"],
                },
            },
            new()
            {
                Rule = "RECV-021",
                KeptBy = "drops-when-dry",
            },
            new()
            {
                Rule = "RECV-024",
                BlindSpot = new()
                {
                    Reason = Reasons.NothingIsSent,
                    Scenarios = ScenarioPatterns.OnlyReceiving,
                },
            },
        ],
        Unchecked =
        [
            new()
            {
                Rule = new()
                {
                    Id = "RECV-007",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "RESOURCES is not returned again",
                    Requirement = "With RESOURCES the host calls no return handler and keeps nothing of the lists.",
                    Source = "Recv",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["DataPathReturnTests.Resources_NeverComeBackThroughTheHandler_RECV007"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "RECV-009",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Every list is returned once",
                    Requirement = "Without RESOURCES each list is returned exactly once: in any grouping and order, "
                        + "at any time, inside the call too.",
                    Source = "Ret",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["DataPathReturnTests.Lists_ComeBackOnce_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "RECV-015",
                    Level = RuleLevel.May,
                    Title = "Receives from the restart on",
                    Requirement = "A driver may indicate from the moment that MiniportRestart is called.",
                    Source = "Rst, RstC",
                },
                Disposition = RuleDisposition.Implemented,
                Drivers = ["leaves-frames-in-ring"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "RECV-025",
                    Level = RuleLevel.May,
                    Title = "Returned lists may be freed",
                    Requirement = "MiniportReturnNetBufferLists may free the lists, and the driver allocate others "
                        + "for later frames.",
                    Source = "S4",
                },
                Disposition = RuleDisposition.Implemented,
                Drivers = ["frees-on-return"],
            },
        ],
    };
}
