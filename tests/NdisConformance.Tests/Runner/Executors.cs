using NdisConformance.Runner;
using NdisConformance.Testbed;

namespace NdisConformance.Tests.Runner;

/// <summary>Executors in this process.</summary>
internal static class Executors
{
    public static IScenarioExecutorFactory For(IReadOnlyList<Scenario> catalogue)
        => new InProcessExecutorFactory(catalogue, new McMasterPluginLoader());
}
