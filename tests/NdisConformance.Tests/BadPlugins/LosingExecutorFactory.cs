using NdisConformance.Runner;

namespace NdisConformance.Tests.BadPlugins;

/// <summary>Makes executors that notice when one plugin is gone.</summary>
internal sealed class LosingExecutorFactory(IScenarioExecutorFactory inner, string plugin) : IScenarioExecutorFactory
{
    public IScenarioExecutor Open(string path)
        => path == plugin ? new LosingExecutor(inner.Open(path)) : inner.Open(path);
}
