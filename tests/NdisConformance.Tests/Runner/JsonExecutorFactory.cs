using NdisConformance.Runner;

namespace NdisConformance.Tests.Runner;

/// <summary>Opens plugins whose requests and answers travel as JSON.</summary>
internal sealed class JsonExecutorFactory(IScenarioExecutorFactory inner) : IScenarioExecutorFactory
{
    public IScenarioExecutor Open(string path) => new JsonExecutor(inner.Open(path));
}
