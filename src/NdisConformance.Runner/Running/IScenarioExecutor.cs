using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>
/// Runs the drivers of one plugin through scenarios. Only data goes in and comes out, so that the scenarios can run in
/// another process. Several threads may call it at once.
/// </summary>
public interface IScenarioExecutor : IDisposable
{
    /// <summary>The plugin, as its metadata describes it.</summary>
    PluginManifest Manifest { get; }

    /// <summary>How the scenarios of the plugin are kept apart. It is loaded to find out.</summary>
    /// <exception cref="PluginLoadException">It cannot be loaded.</exception>
    PluginIsolation Isolation { get; }

    /// <summary>
    /// How many threads should call it at once, so that no processor has to wait for the next call. Others wait.
    /// </summary>
    int Width { get; }

    /// <summary>Creates a driver, and its device if it brings one, to make sure that it can be created.</summary>
    /// <exception cref="PluginLoadException">It cannot be created.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    void Check(string driver, CancellationToken cancellation = default);

    /// <exception cref="PluginLoadException">The driver could not be created.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before its end.</exception>
    ExecutedScenario Run(ScenarioRequest request, CancellationToken cancellation = default);

    /// <summary>Repeats runs to find out where in the driver their rules were broken.</summary>
    /// <param name="request">How the runs were made.</param>
    /// <param name="runs">Runs of one scenario on one host under one profile, in which rules were broken.</param>
    /// <param name="cancellation">Leaves them as they are.</param>
    /// <returns>The runs; where nothing could be found out, as they were.</returns>
    IReadOnlyList<ScenarioRun> Locate(
        ScenarioRequest request, IReadOnlyList<ScenarioRun> runs, CancellationToken cancellation = default);

    /// <summary>Repeats a scenario that ended its process, for the functions of the driver that were running.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The innermost first, with lines; none if that cannot be found out.</returns>
    IReadOnlyList<string> StackOf(ScenarioRequest request, CancellationToken cancellation = default) => [];

    /// <summary>Runs a scenario once and gives all of its trace.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="variation">Name of the variation; empty for the scenario as it stands.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>The trace; null if the driver has no such variation.</returns>
    /// <exception cref="PluginLoadException">The driver could not be created.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled before its end.</exception>
    RunTrace? Trace(ScenarioRequest request, string variation, CancellationToken cancellation = default);
}
