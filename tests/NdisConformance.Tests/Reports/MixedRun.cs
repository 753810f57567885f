using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Tests.Results;

namespace NdisConformance.Tests.Reports;

/// <summary>A run that has some of everything, and a driver whose texts are hostile to every form of report.</summary>
internal static class MixedRun
{
    /// <summary>What no report may show as it is.</summary>
    public const string Hostile =
        "\u0000\u001b[2J\uFFFE\uD800 </failure>]]><b>&amp; |x| ``` \r\n::error::forged @all \u0085end";

    public static RunResult Result { get; } = Build();

    public static RunReport Report { get; } = new(Result)
    {
        Traces = [Trace()],
        Plugins =
        [
            new PluginFiles
            {
                Plugin = "Vendor",
                Files = [new PluginFile("Vendor.dll", new string('a', 64)), new PluginFile("x/y", new string('b', 64))],
            },
        ],
        Waivers =
        [
            new Waiver
            {
                Scope = new WaiverScope { Rule = "SGDMA-FREE-014", Driver = "nic" },
                Reason = "old hardware",
                Owner = "Ann",
                Until = new DateOnly(2027, 6, 30),
            },
        ],
    };

    /// <summary>The same with times that were measured.</summary>
    public static RunReport Timed { get; } = Report with
    {
        Time = new MeasuredTime(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero), TimeSpan.FromSeconds(2.5)),
        Result = Result with
        {
            Drivers = [.. Result.Drivers.Select(driver => driver with
            {
                Scenarios = [.. driver.Scenarios.Select(scenario => scenario with
                {
                    Time = new MeasuredTime(
                        new DateTimeOffset(2026, 3, 4, 5, 6, 8, TimeSpan.Zero), TimeSpan.FromSeconds(1.25)),
                })],
            })],
        },
    };

    private static FindingResult Violation => Sample.Finding(RuleCatalogue.Find("SGDMA-FREE-002")!) with
    {
        Place = new DriverPlace(
            PlaceKind.Broke,
            [
                new DriverFrame("SendPath.Free", "src/Send Path.cs", 17, 4),
                new DriverFrame("Nic.Send", "C:\\n\\Nic.cs", 5, 0),
            ]),
        MadeStack = [new DriverFrame("SendPath.Keep", "/abs/Keep.cs", 9, 1)],
    };

    private static RunResult Build()
    {
        FindingResult advice = Sample.Finding(Sample.Rule("SEND-004", RuleLevel.Should)) with { Object = "nbl#1" };
        FindingResult waived = Sample.Finding(RuleCatalogue.Find("SGDMA-FREE-014")!) with
        {
            WaivedBecause = "old hardware",
            WaivedBy = "Ann",
        };
        ScenarioRun crash = Sample.Once(ScenarioVerdict.Crash) with
        {
            Message = Hostile,
            Stack = ["Ring.Take() in Ring.cs:line 8"],
            Notes = [Hostile],
        };
        ScenarioResult[] scenarios =
        [
            Sample.Scenario().Named("a/passes"),
            Sample.Scenario(ScenarioVerdict.Fail, Violation).Named("a/fails"),
            Sample.Scenario(ScenarioVerdict.Fail, Violation with { Actual = Hostile }).Named("a/fails-too"),
            Sample.Scenario(findings: advice).Named("a/has-advice"),
            Sample.Scenario(findings: waived).Named("a/is-waived"),
            Sample.Of(crash).Named("b/crashes"),
            Sample.Of(crash with { Verdict = ScenarioVerdict.Hang, Message = "it waits" }).Named("b/hangs"),
            Sample.Of(crash with { Verdict = ScenarioVerdict.HarnessError, Message = "ours" }).Named("b/harness"),
            Sample.Of(Sample.NotRun).Named("c/not-run"),
            Sample.Of(Sample.Once(ScenarioVerdict.NotApplicable) with { Message = "no such call" }).Named("c/no-call"),
            Sample.Scenario().Named("d/changed").WithSnapshot(SnapshotState.Changed),
            Sample.Scenario().Named("d/new").WithSnapshot(SnapshotState.New),
        ];
        DriverResult driver = Sample.Driver(scenarios);
        return new RunResult
        {
            Drivers =
            [
                driver with
                {
                    Robustness =
                    [
                        Sample.Of(crash with { Message = "outside" }).Named("robustness/one"),
                        Sample.Scenario(ScenarioVerdict.Fail, Violation).Named("robustness/two"),
                    ],
                    Differences = [Sample.Difference],
                },
            ],
            LoadFailures = [Sample.LoadFailure],
            IdleWaivers = ["the waiver of X is not needed"],
            TestbedProfiles = ["ordinary"],
            Ndis = ["6.89"],
            SnapshotFolder = "/snapshots",
        };
    }

    private static ScenarioResult Named(this ScenarioResult scenario, string id) => scenario with { Id = id };

    private static RunTrace Trace() => new()
    {
        Plugin = "Vendor",
        Driver = "nic",
        Scenario = "a/fails",
        Run = Sample.Once(ScenarioVerdict.Fail, Violation),
        Lines = [.. Enumerable.Range(1, 40).Select(sequence => new TraceLine
        {
            Sequence = sequence,
            Time = sequence * 10,
            Kind = "call",
            Event = "NdisMFreeNetBufferSGList",
            Text = $"{sequence}.0 P0 DISPATCH > NdisMFreeNetBufferSGList(sg=sg#1)",
            Objects = ["sg#1"],
            Depth = 1,
        })],
    };
}
