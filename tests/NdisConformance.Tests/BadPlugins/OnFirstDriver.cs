using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Tests.BadPlugins;

/// <summary>Does something once, when the first driver is about to run.</summary>
internal sealed class OnFirstDriver(Action act) : IRunObserver
{
    private Action? _act = act;

    public void OnDriver(string plugin, string driver, int scenarios)
    {
        _act?.Invoke();
        _act = null;
    }

    public void OnScenario(string id)
    {
    }

    public void OnResult(ScenarioResult result)
    {
    }
}
