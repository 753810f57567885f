using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Tests.Results;

namespace NdisConformance.Tests.Reports;

[TestFixture]
internal sealed class CaseFoldTests
{
    private static readonly FindingResult Violation = Sample.Finding(Sample.Catalogue[1]);
    private static readonly FindingResult Advice = Sample.Finding(Sample.Catalogue[3]);

    private static readonly ScenarioRun Good = Sample.Once() with
    {
        Exercised = new Dictionary<string, long> { ["LIFE-001"] = 1 },
    };

    private static IEnumerable<TestCaseData> Runs =>
    [
        Run("good", Sample.Run(Sample.Of(Good))),
        Run("nothing", new RunResult()),
        Run("violation", Sample.Run(Sample.Scenario(ScenarioVerdict.Fail, Violation))),
        Run("advice", Sample.Run(Sample.Scenario(findings: Advice))),
        Run("strict advice", Sample.Run(Sample.Scenario(findings: Advice)) with { Strict = true }),
        Run("waived", Sample.Run(Sample.Scenario(findings: Violation with { WaivedBecause = "x" }))),
        Run("crash", Sample.Run(Sample.Scenario(ScenarioVerdict.Crash))),
        Run("not run", Sample.Run(Sample.Of(Sample.NotRun))),
        Run("not run, and one good", Sample.Run(Sample.Of(Sample.NotRun), Sample.Of(Good))),
        Run("snapshot new", Sample.Run(Sample.Of(Good).WithSnapshot(SnapshotState.New))),
        Run("snapshot changed", Sample.Run(Sample.Of(Good).WithSnapshot(SnapshotState.Changed))),
        Run("snapshot equal", Sample.Run(Sample.Of(Good).WithSnapshot(SnapshotState.Equal))),
        Run("idle waiver", Sample.Run(Sample.Of(Good)) with { IdleWaivers = ["x"] }),
        Run("cancelled", Sample.Run(Sample.Of(Good)) with { Cancelled = true }),
        Run("not loaded", Sample.Run(Sample.Of(Good)) with { LoadFailures = [Sample.LoadFailure] }),
        Run("output not written", Sample.Run(Sample.Of(Good)) with
        {
            OutputFailures = [new OutputFailure(ExitCode.HarnessFailed, "the disk is full")],
        }),
        Run("snapshots not compared", Sample.Run(Sample.Of(Good)) with
        {
            SnapshotFailure = new SnapshotFailure("the folder is gone", "restore it", ExitCode.BadInput),
        }),
        Run("robustness", With(driver => driver with { Robustness = [Sample.Scenario(ScenarioVerdict.Crash)] })),
        Run("harness", With(driver => driver with { Robustness = [Sample.Scenario(ScenarioVerdict.HarnessError)] })),
        Run("difference", With(driver => driver with { Differences = [Sample.Difference] })),
        Run("too old a host", Sample.Run(
            Sample.Of(Good, Sample.NotRun with { Name = "old", Ndis = "6.0", IsHostTooOld = true })) with
        {
            Ndis = ["6.0", "6.89"],
            OtherNdis = ["6.0"],
        }),
    ];

    /// <summary>A build server that reads a report comes to the same end as one that reads the exit code.</summary>
    [TestCaseSource(nameof(Runs))]
    public void ACaseIsBad_IfAndOnlyIf_TheExitCodeIs(RunResult run)
        => Assert.That(
            CaseFold.Of(run).SelectMany(suite => suite.Cases).Any(each => each.IsBad),
            Is.EqualTo(run.ExitCode != ExitCode.Success));

    [Test]
    public void CasesOfOneName_AreNumbered()
    {
        RunResult run = Sample.Run(Sample.Of(Good)) with { LoadFailures = [Sample.LoadFailure, Sample.LoadFailure] };

        string[] names = [.. CaseFold.Of(run)[^1].Cases.Select(each => each.Name)];

        Assert.That(names, Is.Unique.And.Length.EqualTo(2));
    }

    [Test]
    public void SeveralProfilesAndHosts_AreCasesOfTheirOwn_AndOneHasTheSnapshot()
    {
        ScenarioResult scenario = Sample.Of(
            Good.Under("bounced"),
            Good,
            Good with { Name = "old", Ndis = "6.0" },
            Good with { Name = "varied", Variation = "x" }).WithSnapshot(SnapshotState.Changed);
        RunResult run = Sample.Run(scenario) with
        {
            TestbedProfiles = ["bounced", "ordinary"],
            OtherProfiles = ["bounced"],
            Ndis = ["6.0", "6.89"],
            OtherNdis = ["6.0"],
        };

        Assert.That(
            CaseFold.Of(run).Single().Cases.Select(each => $"{each.Name}: {each.Outcome}"),
            Is.EqualTo(new[]
            {
                "free-ordering/one-send [bounced, NDIS 6.89]: Passed",
                "free-ordering/one-send [ordinary, NDIS 6.89]: Failed",
                "free-ordering/one-send [ordinary, NDIS 6.0]: Passed",
            }));
    }

    private static RunResult With(Func<DriverResult, DriverResult> change)
    {
        RunResult run = Sample.Run(Sample.Of(Good));
        return run with { Drivers = [change(run.Drivers[0])] };
    }

    private static TestCaseData Run(string name, RunResult run) => new TestCaseData(run).SetArgDisplayNames(name);
}
