using System.Reflection.Emit;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;

namespace NdisConformance.Tests.Runner;

[TestFixture]
internal sealed class ConformanceRunnerTests
{
    private static readonly string Reference =
        Path.Combine(TestContext.CurrentContext.TestDirectory, "plugins", "ReferenceMiniport");

    private readonly ConformanceRunner _runner = new(ScenarioCatalogue.All, Executors.For(ScenarioCatalogue.All));
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public void TheReference_BreaksNothing_AndItsSnapshotsAreNewThenEqual()
    {
        RunPlan plan = new() { Plugins = [Reference], SnapshotFolder = _folder.At("snapshots") };

        RunResult first = Run(plan);
        SnapshotAccepter.Accept(new SnapshotStore(plan.SnapshotFolder), _ => true, force: false);
        RunResult second = Run(plan);

        Assert.That(first.Counts.Violations, Is.Zero);
        Assert.That(first.Counts.SnapshotsNew, Is.EqualTo(OrdinaryOf(ScenarioCatalogue.WithSnapshots)));
        Assert.That(first.ExitCode, Is.EqualTo(ExitCode.SnapshotsDiffer));
        Assert.That(second.Counts.SnapshotsEqual, Is.EqualTo(OrdinaryOf(ScenarioCatalogue.WithSnapshots)));
        Assert.That(second.ExitCode, Is.EqualTo(ExitCode.Success));
    }

    [Test]
    public void WithoutAFolder_NothingIsCompared()
    {
        RunResult run = Run(new RunPlan { Plugins = [Reference], Scenarios = new Selection(["lifecycle"], []) });

        Assert.That(run.Counts.SnapshotsNotCompared, Is.EqualTo(run.Counts.Scenarios));
    }

    [Test]
    public void Snapshots_BelongToTheOrdinaryProfile()
    {
        RunResult run = Run(new RunPlan
        {
            Plugins = [Reference],
            Scenarios = new Selection(["lifecycle/start-and-stop"], []),
            Profiles = ProfileSelection.Of(["mapped.fragmented"]),
            SnapshotFolder = _folder.At("snapshots"),
        });

        Assert.That(
            run.Scenarios.Single().Runs.Select(ran => ran.Profile),
            Is.EqualTo(new[]
            {
                "64-bit.mapped.fragmented.caller",
                "64-bit.mapped.fragmented.host",
                "32-bit.mapped.fragmented.caller",
                "32-bit.mapped.fragmented.host",
            }));
        Assert.That(run.Counts.SnapshotsNew, Is.EqualTo(1));
        Assert.That(run.OtherProfiles, Has.Count.EqualTo(3));
    }

    [Test]
    public void AnotherProfileAlone_HasNoSnapshot()
    {
        RunResult run = Run(new RunPlan
        {
            Plugins = [Reference],
            Scenarios = new Selection(["lifecycle/start-and-stop"], []),
            Profiles = ProfileSelection.Of(["64-bit.mapped.fragmented.host"]),
            SnapshotFolder = _folder.At("snapshots"),
        });

        Assert.That(run.Scenarios.Single().Snapshot.State, Is.EqualTo(SnapshotState.NotCompared));
    }

    [Test]
    public void Robustness_RunsOnRequest_AndApart()
    {
        RunPlan plan = new() { Plugins = [Reference], SnapshotFolder = _folder.At("snapshots") };
        ConformanceRunner runner = new(
            ScenarioCatalogue.WithRobustness, Executors.For(ScenarioCatalogue.WithRobustness));

        DriverResult without = runner.Run(plan, new CancelAfter(int.MaxValue, null)).Drivers.Single();
        DriverResult with = runner.Run(
            plan with { Robustness = true }, new CancelAfter(int.MaxValue, null)).Drivers.Single();

        Assert.That(without.Robustness, Is.Empty);
        Assert.That(without.Scenarios, Has.Count.EqualTo(OrdinaryOf(ScenarioCatalogue.All)));
        Assert.That(with.Scenarios, Has.Count.EqualTo(OrdinaryOf(ScenarioCatalogue.All)));
        Assert.That(with.Robustness.Select(scenario => scenario.Id), Has.All.StartsWith("robustness/"));
        Assert.That(GroupFold.Of(with.Robustness), Is.Empty, "the reference is robust");
        Assert.That(
            with.Robustness.Select(scenario => scenario.Snapshot.State), Has.All.EqualTo(SnapshotState.NotCompared));
        Assert.That(
            with.Rules.Where(rule => rule.IsRobustness).Select(rule => rule.Verdict),
            Is.Not.Empty.And.All.EqualTo(RuleVerdict.OutsideVerdict));
    }

    /// <summary>Requests and answers are data: as JSON they give the same result.</summary>
    [Test]
    public void OnlyData_CrossesTheExecutor()
    {
        RunPlan plan = new()
        {
            Plugins = [Path.Combine(Path.GetDirectoryName(Reference)!, "FaultyMiniports")],
            Drivers = ["sgdma-free-002-frees-twice", "send-001-completes-twice"],
            Scenarios = new Selection(["free-ordering", "lifecycle/start"], []),
            Profiles = ProfileSelection.Of(["64-bit.fragmented.caller"]),
            SnapshotFolder = _folder.At("snapshots"),
        };
        ConformanceRunner throughJson = new(
            ScenarioCatalogue.All, new JsonExecutorFactory(Executors.For(ScenarioCatalogue.All)));

        RunResult direct = Run(plan);
        RunResult received = throughJson.Run(plan, new CancelAfter(int.MaxValue, null));

        Assert.That(direct.Counts.Violations, Is.Positive);
        Assert.That(direct.OtherProfiles, Is.Not.Empty);
        Assert.That(
            ResultJson.Write(RunDocument.Of(received, DocumentKind.Record)),
            Is.EqualTo(ResultJson.Write(RunDocument.Of(direct, DocumentKind.Record))));
        Assert.That(
            ResultJson.Write(RunDocument.Of(
                RunDocument.Of(direct, DocumentKind.Record).ToResult(RuleCatalogue.All), DocumentKind.Record)),
            Is.EqualTo(ResultJson.Write(RunDocument.Of(direct, DocumentKind.Record))));
    }

    [Test]
    public void DriverEntryThatThrows_IsAPluginThatCannotBeLoaded()
    {
        PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic") { Entry = PluginForge.Throws("no luck") });

        RunResult run = Run(new RunPlan { Plugins = [_folder.At("Vendor")] });

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.PluginNotLoaded));
        Assert.That(run.LoadFailures.Single().Kind, Is.EqualTo("driver-entry-threw"));
        Assert.That(run.LoadFailures.Single().Message, Does.Contain("no luck"));
        Assert.That(run.LoadFailures.Single().Fix, Does.Contain("return a failure status"));
    }

    [Test]
    public void DriverThatAlwaysRefuses_IsNotVerified()
    {
        PluginForge.Write(_folder.Root, "Vendor", new ForgedDriver("nic"));

        RunResult run = Run(new RunPlan { Plugins = [_folder.At("Vendor")] });

        Assert.That(run.Verdict, Is.EqualTo(OverallVerdict.NotVerified));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Inconclusive));
    }

    [Test]
    public void APluginThatFails_DoesNotKeepTheOthersFromRunning()
    {
        RunResult run = Run(new RunPlan
        {
            Plugins = [_folder.At("nowhere"), Reference],
            Scenarios = new Selection(["lifecycle"], []),
        });

        Assert.That(run.LoadFailures, Has.Count.EqualTo(1));
        Assert.That(run.Drivers, Has.Count.EqualTo(1));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.PluginNotLoaded));
    }

    [Test]
    public void AnUnknownDriver_NamesTheNearest()
        => Assert.That(
            Assert.Throws<NothingMatchedException>(
                () => Run(new RunPlan { Plugins = [Reference], Drivers = ["referenze"] }))!.Nearest,
            Is.EqualTo(new[] { "reference" }));

    [Test]
    public void Cancelling_KeepsWhatWasFinished()
    {
        using CancellationTokenSource source = new();
        CancelAfter observer = new(3, source);

        RunResult run = _runner.Run(new RunPlan { Plugins = [Reference] }, observer, source.Token);

        // What was under way on other processors is finished, too.
        Assert.That(run.Counts.Scenarios, Is.InRange(3, ScenarioCatalogue.All.Count - 1));
        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Cancelled));
    }

    [Test]
    public void DanglingSnapshots_AreReported_WhateverWasSelected()
    {
        _folder.Write("ReferenceMiniport/reference/old/gone.verified.txt", "x");

        RunResult run = Run(new RunPlan
        {
            Plugins = [Reference],
            Scenarios = new Selection(["lifecycle"], []),
            SnapshotFolder = _folder.Root,
        });

        Assert.That(
            run.Drivers.Single().DanglingSnapshots, Is.EqualTo(new[] { "ReferenceMiniport/reference/old/gone" }));
    }

    [Test]
    public void Selftest_MissesADriverThatIsNotWhatItSays()
    {
        PluginForge.Write(_folder.Root, "Wrong", new ForgedDriver("nic") { Entry = Crashes });
        SelftestRunner selftest = new(ScenarioCatalogue.All, Executors.For(ScenarioCatalogue.All));

        SelftestResult result = selftest.Run(
            new SelftestPlan(Reference, _folder.At("Wrong")), new CancelAfter(int.MaxValue, null));

        Assert.That((result.Faulty, result.Conforming, result.FalseAlarms), Is.EqualTo((0, 1, 1)));
        Assert.That(result.Misses[0].Reason, Does.Contain("does not declare"));
        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.HarnessFailed));
    }

    private static void Crashes(ILGenerator code) => PluginForge.Throws("on purpose")(code);

    private RunResult Run(RunPlan plan) => _runner.Run(plan, new CancelAfter(int.MaxValue, null));

    private sealed class CancelAfter(int count, CancellationTokenSource? source) : IRunObserver
    {
        private int _seen;

        public void OnDriver(string plugin, string driver, int scenarios)
        {
        }

        public void OnScenario(string id)
        {
        }

        public void OnResult(ScenarioResult result)
        {
            if (++_seen == count)
            {
                source?.Cancel();
            }
        }
    }

    /// <summary>How many scenarios an ordinary run has of these.</summary>
    private static int OrdinaryOf(IReadOnlyList<Scenario> scenarios)
        => scenarios.Count(scenario => !scenario.IsStrict);
}
