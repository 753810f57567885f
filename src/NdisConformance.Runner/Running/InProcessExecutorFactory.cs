using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>Runs scenarios in this process.</summary>
public sealed class InProcessExecutorFactory(IReadOnlyList<Scenario> catalogue, IPluginLoader loader)
    : IScenarioExecutorFactory
{
    private readonly Dictionary<string, Scenario> _scenarios =
        catalogue.ToDictionary(scenario => scenario.Id, StringComparer.Ordinal);

    public IScenarioExecutor Open(string path) => new InProcessExecutor(Plugin.Open(path, loader), _scenarios);
}
