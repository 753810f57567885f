using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>Is told the progress of a run.</summary>
public interface IRunObserver
{
    /// <summary>A driver is about to be run.</summary>
    void OnDriver(string plugin, string driver, int scenarios);

    /// <summary>A scenario is about to be run. Several threads may call it at once.</summary>
    void OnScenario(string id);

    /// <summary>All runs of a scenario ended, or those before it was cancelled.</summary>
    void OnResult(ScenarioResult result);

    /// <summary>The whole trace of a run that failed, if the plan keeps traces.</summary>
    void OnTrace(RunTrace trace)
    {
    }
}
