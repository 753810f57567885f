using NdisConformance.Results;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>Runs one driver through one scenario.</summary>
public sealed class ScenarioExecutor
{
    private readonly bool _strictHeaders;

    public ScenarioExecutor(bool strictHeaders = false) => _strictHeaders = strictHeaders;

    /// <summary>Runs it and tells what it showed; the trace is what a snapshot is compared with.</summary>
    /// <exception cref="PluginLoadException">The driver could not be made.</exception>
    public ExecutedScenario Run(Plugin plugin, string driver, Scenario scenario)
    {
        ScenarioOutcome outcome = Execute(plugin, driver, scenario);
        SnapshotHeader header = new(scenario.Id, plugin.Manifest.Name, driver);
        return new ExecutedScenario(
            OutcomeReader.Read(outcome),
            TraceFormatter.Snapshot(outcome.Trace, header),
            OutcomeReader.ThrewInDriverEntry(outcome));
    }

    /// <summary>Runs it and tells what it showed, with the whole trace.</summary>
    /// <exception cref="PluginLoadException">The driver could not be made.</exception>
    internal (ScenarioResult Result, TraceStore Trace) Trace(Plugin plugin, string driver, Scenario scenario)
    {
        ScenarioOutcome outcome = Execute(plugin, driver, scenario);
        return (OutcomeReader.Read(outcome), outcome.Trace);
    }

    private ScenarioOutcome Execute(Plugin plugin, string driver, Scenario scenario) => plugin.Use(driver, maker =>
    {
        PluginLoadException? failure = null;
        ScenarioRunOptions options = new() { StrictHeaders = _strictHeaders, Device = maker.MakeDevice };
        ScenarioOutcome outcome = ScenarioRunner.Run(
            scenario,
            () =>
            {
                try
                {
                    return maker.MakeDriver();
                }
                catch (PluginLoadException exception)
                {
                    failure = exception;
                    throw;
                }
            },
            options);
        if (failure is not null)
        {
            throw failure;
        }

        return outcome;
    });
}
