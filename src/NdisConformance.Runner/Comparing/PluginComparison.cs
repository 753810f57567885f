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
        DriverDeclaration first = Driver(leftPlugin.Manifest, leftDriver);
        DriverDeclaration second = Driver(rightPlugin.Manifest, rightDriver);
        if (first.Generation != second.Generation)
        {
            throw new ConfigurationException(
                $"{first.Name} and {second.Name} are written for different generations of NDIS, which share no "
                + "scenario; compare drivers of one generation");
        }

        List<ComparedPair> pairs = [];
        foreach (Scenario scenario in scenarios.From(
            [.. catalogue.Where(scenario => HasTraces(scenario, first))], scenario => scenario.Id))
        {
            try
            {
                pairs.Add(Pair(
                    scenario.Id,
                    Run(leftPlugin, first.Name, scenario, cancellation),
                    Run(rightPlugin, second.Name, scenario, cancellation)));
            }
            catch (OperationCanceledException)
            {
                return new Comparison(pairs) { Cancelled = true };
            }
        }

        return new Comparison(pairs);
    }

    /// <summary>Only the scenarios of snapshots have one trace; the others are many runs each.</summary>
    private static bool HasTraces(Scenario scenario, DriverDeclaration driver)
        => scenario.HasSnapshot && !scenario.IsRobustness && scenario.Generation == driver.Generation;

    private static ExecutedScenario Run(
        IScenarioExecutor plugin, string driver, Scenario scenario, CancellationToken cancellation)
        => plugin.Run(
            new ScenarioRequest { Driver = driver, Scenario = scenario.Id, TakesSnapshot = true }, cancellation);

    /// <summary>A crash is a difference, even if the events before it are the same.</summary>
    private static ComparedPair Pair(string name, ExecutedScenario left, ExecutedScenario right)
    {
        ComparedPair pair = left.Snapshot.Length > 0 && right.Snapshot.Length > 0
            ? SnapshotComparison.Pair(name, SnapshotReader.Read(left.Snapshot), SnapshotReader.Read(right.Snapshot))
            : new ComparedPair { Name = name, State = PairState.Equal };
        (ScenarioRun first, ScenarioRun second) = (left.Runs[0], right.Runs[0]);
        return first.Verdict == second.Verdict ? pair : pair with
        {
            State = PairState.Changed,
            Changes = [$"A ended as {Ended(first)}, B as {Ended(second)}", .. pair.Changes],
        };
    }

    private static string Ended(ScenarioRun run)
        => KebabCase.Of(run.Verdict) + (run.Message.Length == 0 ? string.Empty : $" ({run.Message})");

    private static DriverDeclaration Driver(PluginManifest manifest, string? wanted)
    {
        IEnumerable<string> names = manifest.Drivers.Select(driver => driver.Name);
        if (wanted is null)
        {
            return manifest.Drivers.Count == 1 ? manifest.Drivers[0] : throw new ConfigurationException(
                $"{manifest.Name} has several drivers; name one with --driver: {string.Join(", ", names)}");
        }

        return manifest.Drivers.FirstOrDefault(
            driver => string.Equals(driver.Name, wanted, StringComparison.OrdinalIgnoreCase))
            ?? throw new NothingMatchedException(wanted, NearestIds.Of(wanted, names));
    }
}
