namespace NdisConformance.Runner;

/// <summary>
/// Runs the drivers of one plugin through scenarios. Only data goes in and comes out, so that the scenarios can run in
/// another process. Several threads may call it at once.
/// </summary>
public interface IScenarioExecutor : IDisposable
{
    /// <summary>The plugin, as its metadata describes it.</summary>
    PluginManifest Manifest { get; }

    /// <exception cref="PluginLoadException">The driver could not be created.</exception>
    ExecutedScenario Run(ScenarioRequest request);
}
