using System.Reflection;
using NdisConformance.Contract;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Testing;
using NdisConformance.Tests.Rules;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Testbed;

/// <summary>
/// What reaches the wire and how sends end does not depend on the width of the device's addresses, on bouncing, on
/// fragmentation or on whose storage holds a list: not for the reference, and not for any conforming miniport. An
/// ordinary test run compares two profiles of every 24th conforming miniport, another one for the next
/// (<see cref="TestExtent"/>).
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class DifferentialTests
{
    private const int OrdinaryShare = 24;
    private const int OthersOfADriver = 1;
    private static readonly int Others = TestbedProfile.All.Count - 1;

    private static readonly ConformanceRunner Runner = new(
        ScenarioCatalogue.WithSnapshots,
        new InProcessExecutorFactory(ScenarioCatalogue.All, new McMasterPluginLoader()));

    private static IEnumerable<TestCaseData> Drivers
        => [Case("ReferenceMiniport", "reference", TestbedProfile.All), .. BuiltPlugin.Drivers("ConformingMiniports")
            .Select((driver, index) => Case("ConformingMiniports", driver.Name, ProfilesOf(index)))
            .Where((_, index) => TestExtent.IsFull || index % OrdinaryShare == 0)];

    [TestCaseSource(nameof(Drivers))]
    public void WireAndCompletions_AreTheSameUnderEveryProfile(
        string plugin, string driver, IReadOnlyList<TestbedProfile> profiles)
    {
        DriverResult result = Runner.Run(
            new RunPlan
            {
                Plugins = [Path.Combine(AppContext.BaseDirectory, "plugins", plugin)],
                Drivers = [driver],
                Profiles = profiles,
            },
            new NoObserver()).Drivers.Single();

        Assert.Multiple(() =>
        {
            Assert.That(result.Differences, Is.Empty);
            Assert.That(result.Reasons, Is.Empty);
            Assert.That(
                result.Scenarios.SelectMany(scenario => scenario.Runs)
                    .Where(run => !run.IsHostTooOld && HasOnlyFailed(run)),
                Is.Empty,
                "no scenario alone makes a driver unverified");
            Assert.That(
                result.Scenarios.Where(
                    scenario => scenario.Verdict is not (ScenarioVerdict.Pass or ScenarioVerdict.NotRun)),
                Is.Empty);
            Assert.That(
                result.Scenarios.SelectMany(scenario => scenario.Runs).Count(TrafficFold.IsComparable),
                Is.GreaterThan(ScenarioCatalogue.WithSnapshots.Count * profiles.Count / 2));
        });
    }

    private static bool HasOnlyFailed(ScenarioRun run)
        => new[]
        {
            run.Progress.Loads,
            run.Progress.Initializations,
            run.Progress.Restarts,
            run.Progress.Sends,
            run.Progress.Frames,
        }.Any(tally => tally.HasOnlyFailed);

    private static TestCaseData Case(string plugin, string driver, IReadOnlyList<TestbedProfile> profiles)
        => new TestCaseData(plugin, driver, profiles).SetArgDisplayNames(driver);

    /// <summary>The ordinary profile and three others: five drivers in a row have all sixteen between them.</summary>
    private static TestbedProfile[] ProfilesOf(int driver)
        => [.. TestbedProfile.All.Where((_, number) =>
            TestExtent.IsFull || number == 0 || (number - 1) / OthersOfADriver == driver % (Others / OthersOfADriver))];
}
