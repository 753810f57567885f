using System.Reflection;
using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Reports;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Testing;
using NdisConformance.Tests.Rules;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Testbed;

/// <summary>
/// Hosts of every version: no conforming driver is blamed on any of them. An ordinary test run takes one version of
/// every 24th conforming miniport, another one for the next (<see cref="TestExtent"/>).
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class HostVersionTests
{
    private const int OrdinaryShare = 24;
    private const int VersionsOfADriver = 1;
    private const string OneVersion = "registers-one-version";

    private static readonly ConformanceRunner Runner =
        new(ScenarioCatalogue.WithSnapshots, Executors.For(ScenarioCatalogue.All));

    private static IEnumerable<TestCaseData> Drivers =>
    [
        Case("ReferenceMiniport", "reference", HostVersion.All, ProfilesOfTheReference),
        .. BuiltPlugin.Drivers("ConformingMiniports")
            .Select((driver, index) =>
                Case("ConformingMiniports", driver.Name, VersionsOf(index), [TestbedProfile.Ordinary]))
            .Where((_, index) => TestExtent.IsFull || index % OrdinaryShare == 0),
    ];

    private static IReadOnlyList<TestbedProfile> ProfilesOfTheReference
        => TestExtent.IsFull ? TestbedProfile.All : [TestbedProfile.Ordinary];

    [TestCaseSource(nameof(Drivers))]
    public void ConformingDriver_IsBlamedOnNoHost(
        string plugin, string driver, IReadOnlyList<HostVersion> versions, IReadOnlyList<TestbedProfile> profiles)
    {
        DriverResult result = Run(plugin, driver, versions, profiles).Drivers.Single();

        Assert.Multiple(() =>
        {
            Assert.That(result.Differences, Is.Empty);
            Assert.That(result.Scenarios.SelectMany(s => s.Runs).SelectMany(run => run.Violations), Is.Empty);
            Assert.That(
                result.Scenarios.SelectMany(scenario => scenario.Runs).Select(run => run.Verdict),
                Is.All.EqualTo(ScenarioVerdict.Pass).Or.EqualTo(ScenarioVerdict.NotRun));
            Assert.That(result.Verdict, Is.Not.EqualTo(OverallVerdict.NotConformant));
        });
    }

    [Test]
    public void ADriverOfOneVersion_IsConformant_AndOlderHostsTakeOneLine()
    {
        RunResult run = Run("ConformingMiniports", OneVersion, HostVersion.All, [TestbedProfile.Ordinary]);
        DriverResult driver = run.Drivers.Single();
        StringWriter text = new();

        RunText.Write(text, run, ReportStyle.Usual);

        Assert.That(driver.Verdict, Is.EqualTo(OverallVerdict.Conformant));
        Assert.That(
            driver.Scenarios.Where(scenario => scenario.Verdict == ScenarioVerdict.NotRun).Select(s => s.Id),
            Is.EqualTo(ScenarioCatalogue.WithSnapshots
                .Where(scenario => scenario.Setup.Host.MinorNdisVersion is not null)
                .Select(scenario => scenario.Id)));
        Assert.That(text.ToString().Split("not run: "), Has.Length.EqualTo(2), text.ToString());
        Assert.That(
            text.ToString(),
            Does.Contain("not run: the host is older than every version of NDIS that the driver registers: "));
    }

    [Test]
    public void ADriverOfOneVersion_IsNotVerified_WhereEveryHostIsOlder()
    {
        RunResult run = Run(
            "ConformingMiniports", OneVersion, VersionSelection.Of(["6.20"]), [TestbedProfile.Ordinary]);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Inconclusive));
    }

    [Test]
    public void RunsAreNamedAfterTheHost_UnlessItIsTheNewest()
    {
        ScenarioResult result = Run(
            "ReferenceMiniport",
            "reference",
            VersionSelection.Of(["6.20", "6.89"]),
            ProfileSelection.Of(["64-bit.mapped.fragmented"]),
            "lifecycle/start-and-stop").Scenarios.Single();

        Assert.That(
            result.Runs.Select(run => run.Name),
            Is.EqualTo(new[]
            {
                "NDIS 6.20",
                "64-bit.mapped.fragmented.host on NDIS 6.20",
                "64-bit.mapped.fragmented.caller",
                "64-bit.mapped.fragmented.host",
            }));
        Assert.That(result.Runs.Select(run => run.Registration!.Version), Is.EqualTo(result.Runs.Select(r => r.Ndis)));
    }

    [Test]
    public void AVersionThatTheScenarioNames_HasPrecedence_AndRunsOnce()
    {
        ScenarioRun run = Run(
            "ReferenceMiniport",
            "reference",
            HostVersion.All,
            [TestbedProfile.Ordinary],
            "registration-versions/ndis-6-30").Scenarios.Single().Runs.Single();

        Assert.That(
            (run.Name, run.Ndis, run.Registration!.Version),
            Is.EqualTo((TestbedProfile.Ordinary.Name, "6.30", "6.30")));
    }

    [TestCase("6.89", SnapshotState.New, SnapshotState.New)]
    [TestCase("6.20", SnapshotState.NotCompared, SnapshotState.NotCompared)]
    public void Snapshots_BelongToTheNewestHost_OrToTheOneThatTheScenarioNames(
        string version, SnapshotState ordinary, SnapshotState named)
    {
        using TemporaryFolder folder = new();

        RunResult run = Runner.Run(
            Plan("ReferenceMiniport", "reference", VersionSelection.Of([version]), [TestbedProfile.Ordinary]) with
            {
                Scenarios = new Selection(["lifecycle/start-and-stop", "registration-versions/ndis-6-30"], []),
                SnapshotFolder = folder.At("snapshots"),
            },
            new NoObserver());

        Assert.That(
            run.Scenarios.OrderBy(scenario => scenario.Id, StringComparer.Ordinal).Select(s => s.Snapshot.State),
            Is.EqualTo(new[] { ordinary, named }));
    }

    private static RunResult Run(
        string plugin,
        string driver,
        IReadOnlyList<HostVersion> versions,
        IReadOnlyList<TestbedProfile> profiles,
        params string[] scenarios)
        => Runner.Run(
            Plan(plugin, driver, versions, profiles) with { Scenarios = new Selection(scenarios, []) },
            new NoObserver());

    private static RunPlan Plan(
        string plugin, string driver, IReadOnlyList<HostVersion> versions, IReadOnlyList<TestbedProfile> profiles)
        => new()
        {
            Plugins = [Path.Combine(AppContext.BaseDirectory, "plugins", plugin)],
            Drivers = [driver],
            Ndis = versions,
            Profiles = profiles,
        };

    private static TestCaseData Case(
        string plugin, string driver, IReadOnlyList<HostVersion> versions, IReadOnlyList<TestbedProfile> profiles)
        => new TestCaseData(plugin, driver, versions, profiles).SetArgDisplayNames(driver);

    /// <summary>Eighteen drivers in a row have all older versions between them.</summary>
    private static HostVersion[] VersionsOf(int driver)
    {
        int groups = (HostVersion.All.Count - 1) / VersionsOfADriver;
        return [.. HostVersion.All.Where((_, number) => TestExtent.IsFull || number % groups == driver % groups)];
    }
}
