using NdisConformance.Results;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>Runs two plugins through the same scenarios and compares their traces.</summary>
public sealed class PluginComparison(IReadOnlyList<Scenario> catalogue, IScenarioExecutorFactory executors)
{
    /// <param name="left">Folder or .dll of a plugin.</param>
    /// <param name="right">Folder or .dll of the plugin to compare with it.</param>
    /// <param name="leftDriver">A driver of the left plugin; null if it has only one.</param>
    /// <param name="rightDriver">A driver of the right plugin; null if it has only one.</param>
    /// <param name="scenarios">The scenarios to run.</param>
    /// <param name="cancellation">Ends the comparison early.</param>
    /// <exception cref="PluginLoadException">One of them cannot be loaded.</exception>
    /// <exception cref="ConfigurationException">A plugin has several drivers and none is named.</exception>
    public Comparison Compare(
        string left,
        string right,
        string? leftDriver,
        string? rightDriver,
        Selection scenarios,
        CancellationToken cancellation = default)
    {
        using IScenarioExecutor leftPlugin = executors.Open(left);
        using IScenarioExecutor rightPlugin = executors.Open(right);
        string leftName = Driver(leftPlugin.Manifest, leftDriver);
        string rightName = Driver(rightPlugin.Manifest, rightDriver);
        List<ComparedPair> pairs = [];
        foreach (Scenario scenario in scenarios.From(
            [.. catalogue.Where(scenario => !scenario.IsRobustness)], scenario => scenario.Id))
        {
            try
            {
                pairs.Add(SnapshotComparison.Pair(
                    scenario.Id,
                    Run(leftPlugin, leftName, scenario, cancellation),
                    Run(rightPlugin, rightName, scenario, cancellation)));
            }
            catch (OperationCanceledException)
            {
                return new Comparison(pairs) { Cancelled = true };
            }
        }

        return new Comparison(pairs);
    }

    private static Snapshot Run(
        IScenarioExecutor plugin, string driver, Scenario scenario, CancellationToken cancellation)
    {
        ScenarioRequest request = new() { Driver = driver, Scenario = scenario.Id, TakesSnapshot = true };
        return SnapshotReader.Read(plugin.Run(request, cancellation).Snapshot);
    }

    private static string Driver(PluginManifest manifest, string? wanted)
    {
        IEnumerable<string> names = manifest.Drivers.Select(driver => driver.Name);
        if (wanted is null)
        {
            return manifest.Drivers.Count == 1 ? manifest.Drivers[0].Name : throw new ConfigurationException(
                $"{manifest.Name} has several drivers; name one with --driver: {string.Join(", ", names)}");
        }

        return names.FirstOrDefault(name => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase))
            ?? throw new NothingMatchedException(wanted, NearestIds.Of(wanted, names));
    }
}
