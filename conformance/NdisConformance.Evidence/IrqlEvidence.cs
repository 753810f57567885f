using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>IRQL: levels and locks.</summary>
internal static class IrqlEvidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Checked =
        [
            new()
            {
                Rule = "IRQL-001",
                BlindSpot = new()
                {
                    Reason = Reasons.NeverRestarts,
                    Scenarios =
                    [
                        ScenarioPatterns.Refused, ScenarioPatterns.NeverRestarted, ScenarioPatterns.InitFails,
                        ScenarioPatterns.LoadedOnly,
                    ],
                },
            },
            new()
            {
                Rule = "IRQL-002",
                BlindSpot = new()
                {
                    Reason = "its faulty miniports map the registers at a wrong level, which is not reached",
                    Scenarios =
                    [
                        "registration-versions/driver-refused", "registration-versions/attributes-refused",
                        ScenarioPatterns.LoadedOnly,
                    ],
                },
            },
            new()
            {
                Rule = "IRQL-003",
                KeptBy = "completes-inside-send",
            },
            new()
            {
                Rule = "IRQL-004",
                BlindSpot = new()
                {
                    Reason = Reasons.NeverRestarts,
                    Scenarios = [ScenarioPatterns.Refused, ScenarioPatterns.NeverRestarted, ScenarioPatterns.InitFails],
                },
            },
            new()
            {
                Rule = "IRQL-005",
                KeptBy = "sleeps-at-halt",
            },
        ],
        Unchecked =
        [
            new()
            {
                Rule = new()
                {
                    Id = "IRQL-006",
                    Level = RuleLevel.Must,
                    Title = "Shared queues are protected",
                    Requirement = "Queues that several handlers use are protected, for handlers run on several "
                        + "processors at once.",
                    Source = "Deser, Send",
                },
                Disposition = RuleDisposition.Planned,
                Reason = Reasons.Exploration,
            },
            new()
            {
                Rule = new()
                {
                    Id = "IRQL-007",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "The host's flags are true",
                    Requirement = "DISPATCH flags that the host passes are true; a missing flag promises no "
                        + "PASSIVE_LEVEL.",
                    Source = "IrqlT",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["DataPathSendTests.Flags_TellTheTruth", "DataPathReturnTests.Flags_TellTheTruth"],
            },
        ],
    };
}
