using NdisConformance.Results;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>Runs two plugins through the same scenarios and compares what they did.</summary>
public sealed class PluginComparison(IReadOnlyList<Scenario> catalogue, IPluginLoader loader)
{
    private readonly ScenarioExecutor _executor = new();

    /// <param name="left">A plugin.</param>
    /// <param name="right">Another one.</param>
    /// <param name="leftDriver">Its driver; null for its only one.</param>
    /// <param name="rightDriver">The other one's driver; null for its only one.</param>
    /// <param name="scenarios">Which scenarios.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="PluginLoadException">One of them cannot be loaded.</exception>
    /// <exception cref="ConfigurationException">Which driver is meant is not said.</exception>
    public IReadOnlyList<ComparedPair> Compare(
        string left,
        string right,
        string? leftDriver,
        string? rightDriver,
        Selection scenarios,
        CancellationToken cancellation = default)
    {
        using Plugin leftPlugin = Plugin.Open(left, name => leftDriver is null || name == leftDriver, loader);
        using Plugin rightPlugin = Plugin.Open(right, name => rightDriver is null || name == rightDriver, loader);
        string leftName = Driver(leftPlugin.Manifest, leftDriver);
        string rightName = Driver(rightPlugin.Manifest, rightDriver);
        List<ComparedPair> pairs = [];
        foreach (Scenario scenario in scenarios.From(
            [.. catalogue.Where(scenario => !scenario.IsRobustness)], scenario => scenario.Id))
        {
            cancellation.ThrowIfCancellationRequested();
            Snapshot first = SnapshotReader.Read(_executor.Run(leftPlugin, leftName, scenario).Snapshot);
            Snapshot second = SnapshotReader.Read(_executor.Run(rightPlugin, rightName, scenario).Snapshot);
            pairs.Add(new ComparedPair(scenario.Id, string.Empty, SnapshotComparison.Compare(first, second)));
        }

        return pairs;
    }

    private static string Driver(PluginManifest manifest, string? wanted)
    {
        IEnumerable<string> names = manifest.Drivers.Select(driver => driver.Name);
        if (wanted is null)
        {
            return manifest.Drivers.Count == 1 ? manifest.Drivers[0].Name : throw new ConfigurationException(
                $"{manifest.Name} has several drivers; say which with --driver: {string.Join(", ", names)}");
        }

        return names.FirstOrDefault(name => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase))
            ?? throw new NothingMatchedException(wanted, NearestIds.Of(wanted, names));
    }
}
