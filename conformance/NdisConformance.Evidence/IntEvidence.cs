using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>INT: interrupts.</summary>
internal static class IntEvidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Checked =
        [
            new()
            {
                Rule = "INT-010",
                BlindSpot = new()
                {
                    Reason = Reasons.NothingEnds,
                    Scenarios = [ScenarioPatterns.ShutDown],
                },
            },
            new()
            {
                Rule = "INT-014",
                BlindSpot = new()
                {
                    Reason = "The adapter is paused, shut down or gone before the line was up a thousand times.",
                    Scenarios =
                    [
                        "callback-timing/late-while-pausing", "lifecycle/pause-with-sends",
                        "lifecycle/shutdown-while-pausing", "lifecycle/removal-with-receives",
                        "link/changed-over-halt",
                    ],
                },
            },
            new()
            {
                Rule = "INT-015",
            },
        ],
        Unchecked =
        [
            new()
            {
                Rule = new()
                {
                    Id = "INT-005",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "DPCs follow the out parameters",
                    Requirement = "The host queues DPCs as the out parameters say, whatever the handler returns.",
                    Source = "Isr",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["InterruptDutyTests.Int005_"],
            },
            new()
            {
                Rule = new()
                {
                    Id = "INT-011",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "No interrupt after deregistration",
                    Requirement = "The deregistration waits for running and queued DPCs; nothing runs afterwards.",
                    Source = "IntD",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["InterruptDutyTests.Int011_"],
            },
        ],
    };
}
