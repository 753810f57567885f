using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary>Shows no progress.</summary>
internal sealed class NoProgress : IRunObserver
{
    public void OnDriver(string plugin, string driver, int scenarios)
    {
    }

    public void OnScenario(string id)
    {
    }

    public void OnResult(ScenarioResult result)
    {
    }
}
