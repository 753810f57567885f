using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Tests.Runner;

/// <summary>Nobody watches the run.</summary>
internal sealed class NoObserver : IRunObserver
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
