using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>POOL: pools.</summary>
internal static class PoolEvidence
{
    public static GroupEvidence Group { get; } = new()
    {
        Checked =
        [
            new()
            {
                Rule = "POOL-002",
                KeptBy = "nb-pool",
            },
            new()
            {
                Rule = "POOL-009",
                BlindSpot = new()
                {
                    Reason = Reasons.NeverRestarts,
                    Scenarios = [ScenarioPatterns.NeverRestarted, ScenarioPatterns.InitFails],
                },
            },
            new()
            {
                Rule = "POOL-013",
                KeptBy = "data-size-pool",
            },
            new()
            {
                Rule = "POOL-014",
                KeptBy = "nb-pool",
            },
            new()
            {
                Rule = "POOL-016",
                KeptBy = "nb-pool",
            },
            new()
            {
                Rule = "POOL-018",
                BlindSpot = new()
                {
                    Reason = Reasons.NothingEnds,
                    Scenarios = [ScenarioPatterns.ShutDown],
                },
            },
        ],
        Unchecked =
        [
            new()
            {
                Rule = new()
                {
                    Id = "POOL-007",
                    Level = RuleLevel.Must,
                    Title = "Complete pool parameters",
                    Requirement = "All members of the parameters are initialized, Flags too where Size covers it "
                        + "(AMB-23).",
                    Source = "PoolP",
                },
                Disposition = RuleDisposition.NotVerified,
                Reason = Reasons.Zeroed,
            },
            new()
            {
                Rule = new()
                {
                    Id = "POOL-021",
                    Level = RuleLevel.Must,
                    Who = RuleParty.Host,
                    Title = "Freed lists are out of reach",
                    Requirement = "What was freed is kept in quarantine, out of the driver's reach, and not given out "
                        + "again soon (AMB-23).",
                    Source = "PoolP",
                },
                Disposition = RuleDisposition.Implemented,
                Tests = ["PoolsTests.FreedList_IsInaccessible_POOL021"],
            },
        ],
    };
}
