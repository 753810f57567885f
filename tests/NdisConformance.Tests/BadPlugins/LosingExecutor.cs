using NdisConformance.Runner;

namespace NdisConformance.Tests.BadPlugins;

/// <summary>Looks for the file of the plugin before each scenario, as one does that loads the plugin anew.</summary>
internal sealed class LosingExecutor(IScenarioExecutor inner) : IScenarioExecutor
{
    public PluginManifest Manifest => inner.Manifest;

    public PluginIsolation Isolation => inner.Isolation;

    public void Check(string driver) => inner.Check(driver);

    public ExecutedScenario Run(ScenarioRequest request)
    {
        AssemblyMetadata.Read(Manifest.MainAssembly);
        return inner.Run(request);
    }

    public void Dispose() => inner.Dispose();
}
