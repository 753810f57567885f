using System.Reflection;
using NdisConformance.Contract;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Tests.Rules;

namespace NdisConformance.Tests.Testbed;

/// <summary>
/// What reaches the wire and how sends end does not depend on the width of the device's addresses, on bouncing, on
/// fragmentation or on whose storage holds a list: not for the reference, and not for any conforming miniport.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class DifferentialTests
{
    private static readonly ConformanceRunner Runner = new(
        ScenarioCatalogue.All, new InProcessExecutorFactory(ScenarioCatalogue.All, new McMasterPluginLoader()));

    private static IEnumerable<TestCaseData> Drivers
        => new[] { "ReferenceMiniport", "ConformingMiniports" }.SelectMany(plugin => BuiltPlugin.Load(plugin)
            .GetCustomAttributes<NdisMiniportAttribute>()
            .Select(driver => new TestCaseData(plugin, driver.Name).SetArgDisplayNames(driver.Name)));

    [TestCaseSource(nameof(Drivers))]
    public void WireAndCompletions_AreTheSameUnderEveryProfile(string plugin, string driver)
    {
        DriverResult result = Runner.Run(
            new RunPlan
            {
                Plugins = [Path.Combine(AppContext.BaseDirectory, "plugins", plugin)],
                Drivers = [driver],
                Profiles = TestbedProfile.All,
            },
            new NoObserver()).Drivers.Single();

        Assert.Multiple(() =>
        {
            Assert.That(result.Differences, Is.Empty);
            Assert.That(result.Scenarios.Where(scenario => scenario.Verdict != ScenarioVerdict.Pass), Is.Empty);
            Assert.That(
                result.Scenarios.Count(TrafficFold.IsComparable),
                Is.GreaterThan(ScenarioCatalogue.All.Count * TestbedProfile.All.Count / 2));
        });
    }

    private sealed class NoObserver : IRunObserver
    {
        public void OnDriver(string plugin, string driver, int scenarios)
        {
        }

        public void OnScenario(string id)
        {
        }

        public void OnResult(ScenarioResult result)
        {
        }
    }
}
