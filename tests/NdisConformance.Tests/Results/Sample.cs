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
        Rule = rule.Id,
        Level = rule.Level,
        IsRobustness = rule.IsRobustness,
        Object = "sg#1",
        Made = new Moment(10, "1.0 P0 DISPATCH < MiniportProcessSGList(sg=sg#1)", "MiniportProcessSGList"),
        Broken = new Moment(
            20, "2.0 P0 DISPATCH > NdisMFreeNetBufferSGList(sg=sg#1)", "NdisMFreeNetBufferSGList"),
        Expected = "the list is freed once",
        Actual = "it was freed again",
        Message = "sg#1: it was freed again; expected: the list is freed once",
    };

    /// <summary>A scenario with one run.</summary>
    public static ScenarioResult Scenario(
        ScenarioVerdict verdict = ScenarioVerdict.Pass, params FindingResult[] findings)
        => Of(Once(verdict, findings));

    /// <summary>A scenario with these runs.</summary>
    public static ScenarioResult Of(params ScenarioRun[] runs) => new()
    {
        Id = "free-ordering/one-send",
        Title = "one frame",
        Runs = runs,
    };

    /// <summary>One run of a scenario.</summary>
    public static ScenarioRun Once(
        ScenarioVerdict verdict = ScenarioVerdict.Pass, params FindingResult[] findings) => new()
    {
        Name = "ordinary",
        Profile = "ordinary",
        Ndis = "6.89",
        Verdict = verdict,
        Findings = findings,
        Exercised = new Dictionary<string, long> { ["LIFE-001"] = 3, ["SGDMA-FREE-002"] = 1 },
        Called = new HashSet<string> { nameof(TraceName.NdisMFreeNetBufferSGList) },
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

    public static RuleResult Result(RuleDescriptor rule, RuleVerdict verdict, long exercised) => new()
    {
        Rule = rule.Id,
        Level = rule.Level,
        IsRobustness = rule.IsRobustness,
        Verdict = verdict,
        Exercised = exercised,
    };

    public static TrafficDifference Difference { get; } = new()
    {
        Scenario = "a/b",
        Profile = "first",
        Others = ["second", "third"],
        Changes = ["list 1: x; and there: y"],
    };

    public static LoadFailure LoadFailure { get; } = new()
    {
        Plugin = "V",
        Kind = "not-found",
        Message = "none there",
        Fix = "give it",
    };

    public static DriverResult Driver(params ScenarioResult[] scenarios) => DriverFold.Of(
        Catalogue,
        new DriverResult
        {
            Plugin = "Vendor", Location = "Vendor.dll", Driver = "nic", Scenarios = scenarios,
        },
        strict: false);

    public static RunResult Run(params ScenarioResult[] scenarios) => new()
    {
        Drivers = [Driver(scenarios)],
        SnapshotFolder = "/snapshots",
    };

    /// <summary>A run in which the driver did not get as far as the scenario needs.</summary>
    public static ScenarioRun NotRun { get; } = Once(ScenarioVerdict.NotRun) with { Stopped = "it refused" };

    /// <summary>The run under another name.</summary>
    public static ScenarioRun Under(this ScenarioRun run, string profile) => run with
    {
        Name = profile,
        Profile = profile,
    };

    public static ScenarioResult WithSnapshot(this ScenarioResult scenario, SnapshotState state) => scenario with
    {
        Snapshot = new SnapshotResult
        {
            State = state,
            Path = "Vendor/nic/" + scenario.Id,
            Changes = ["A now comes before B, was after"],
            View = "+ A\n",
        },
    };
}
