using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Results;

/// <summary>Results made by hand.</summary>
internal static class Sample
{
    public static RuleDescriptor Rule(
        string id,
        RuleLevel level = RuleLevel.Must,
        bool robustness = false,
        RuleParty who = RuleParty.Miniport,
        params TraceName[] preconditions) => new()
    {
        Id = id,
        Level = level,
        IsRobustness = robustness,
        Who = who,
        Title = "A title",
        Requirement = "A requirement.",
        Source = "FreeSG",
        WindowsEquivalent = "0xE6/06",
        Preconditions = preconditions,
    };

    public static FindingResult Finding(RuleDescriptor rule) => new()
    {
        Rule = rule,
        Object = "sg#1",
        Made = new Moment(10, "1.0 P0 DISPATCH < MiniportProcessSGList(sg=sg#1)"),
        Broken = new Moment(20, "2.0 P0 DISPATCH > NdisMFreeNetBufferSGList(sg=sg#1)"),
        Expected = "the list is freed once",
        Actual = "it was freed again",
        Message = "sg#1: it was freed again; expected: the list is freed once",
    };

    public static ScenarioResult Scenario(
        ScenarioVerdict verdict = ScenarioVerdict.Pass, params FindingResult[] findings) => new()
    {
        Id = "free-ordering/one-send",
        Title = "one frame",
        Verdict = verdict,
        Findings = findings,
        Exercised = new Dictionary<string, long> { ["LIFE-001"] = 3, ["SGDMA-FREE-002"] = 1 },
        Called = new HashSet<TraceName> { TraceName.NdisMFreeNetBufferSGList },
    };

    public static RuleDescriptor[] Catalogue { get; } =
    [
        Rule("LIFE-001"),
        Rule("SGDMA-FREE-002", preconditions: TraceName.NdisMFreeNetBufferSGList),
        Rule("POOL-001", preconditions: TraceName.NdisAllocateNetBufferPool),
        Rule("SEND-004", RuleLevel.Should),
        Rule("LIFE-034", who: RuleParty.Host),
        Rule("SEND-009", RuleLevel.May),
    ];

    public static DriverResult Driver(params ScenarioResult[] scenarios)
    {
        IReadOnlyList<RuleResult> rules = RuleFold.Of(Catalogue, scenarios);
        OverallVerdict verdict = VerdictFold.OfDriver(scenarios, rules, [], strict: false);
        return new DriverResult
        {
            Plugin = "Vendor",
            Driver = "nic",
            Scenarios = scenarios,
            Rules = rules,
            Profiles = ProfileFold.Of(rules, verdict),
            Verdict = verdict,
        };
    }

    public static RunResult Run(params ScenarioResult[] scenarios) => new()
    {
        Drivers = [Driver(scenarios)],
        SnapshotFolder = "/snapshots",
    };

    public static ScenarioResult WithSnapshot(this ScenarioResult scenario, SnapshotState state) => scenario with
    {
        Snapshot = new SnapshotResult(state, "Vendor/nic/" + scenario.Id, ["A now comes before B, was after"], "+ A\n"),
    };
}
