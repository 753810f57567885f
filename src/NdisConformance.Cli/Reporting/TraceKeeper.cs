using NdisConformance.Results;
using NdisConformance.Runner;

namespace NdisConformance.Cli;

/// <summary>Keeps the traces of a run, and tells another observer everything else.</summary>
/// <param name="traces">Gets the traces.</param>
/// <param name="observer">The other observer.</param>
internal sealed class TraceKeeper(ICollection<RunTrace> traces, IRunObserver observer) : IRunObserver
{
    public void OnDriver(string plugin, string driver, int scenarios) => observer.OnDriver(plugin, driver, scenarios);

    public void OnScenario(string id) => observer.OnScenario(id);

    public void OnResult(ScenarioResult result) => observer.OnResult(result);

    public void OnTrace(RunTrace trace) => traces.Add(trace);
}
