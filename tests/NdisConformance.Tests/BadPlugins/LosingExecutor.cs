using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Tests.BadPlugins;

/// <summary>Looks for the file of the plugin before each scenario, as one does that loads the plugin anew.</summary>
internal sealed class LosingExecutor(IScenarioExecutor inner) : IScenarioExecutor
{
    public PluginManifest Manifest => inner.Manifest;

    public int Width => inner.Width;

    public PluginIsolation Isolation => inner.Isolation;

    public void Check(string driver, CancellationToken cancellation = default) => inner.Check(driver, cancellation);

    public ExecutedScenario Run(ScenarioRequest request, CancellationToken cancellation = default)
    {
        AssemblyMetadata.Read(Manifest.MainAssembly);
        return inner.Run(request, cancellation);
    }

    public IReadOnlyList<ScenarioRun> Locate(
        ScenarioRequest request, IReadOnlyList<ScenarioRun> runs, CancellationToken cancellation = default)
        => inner.Locate(request, runs, cancellation);

    public RunTrace? Trace(ScenarioRequest request, string variation, CancellationToken cancellation = default)
        => inner.Trace(request, variation, cancellation);

    public void Dispose() => inner.Dispose();
}
