using NdisConformance.Results;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>Runs one driver through one scenario. Scenarios may be run on several threads at once.</summary>
public sealed class ScenarioExecutor
{
    private readonly bool _strictHeaders;

    public ScenarioExecutor(bool strictHeaders = false) => _strictHeaders = strictHeaders;

    /// <summary>False if nobody compares the traffic of several profiles: then it is not read from the trace.</summary>
    public bool ReadsTraffic { get; init; } = true;

    /// <summary>Runs it and tells what it showed; the trace is what a snapshot is compared with.</summary>
    /// <exception cref="PluginLoadException">The driver could not be made.</exception>
    public ExecutedScenario Run(
        Plugin plugin, string driver, Scenario scenario, TestbedProfile? profile = null)
    {
        ScenarioOutcome outcome = Drive(plugin, driver, scenario, profile ??= TestbedProfile.Ordinary);
        SnapshotHeader header = new(scenario.Id, plugin.Manifest.Name, driver);
        return new ExecutedScenario(
            OutcomeReader.Read(outcome, profile, ReadsTraffic),
            TraceFormatter.Snapshot(outcome.Trace, header),
            OutcomeReader.ThrewInDriverEntry(outcome));
    }

    /// <summary>Runs it for the judgement alone, which knows the driver by its trace and not by its name.</summary>
    /// <exception cref="PluginLoadException">The driver could not be made.</exception>
    public ScenarioResult Judge(Plugin plugin, string driver, Scenario scenario, TestbedProfile profile)
        => OutcomeReader.Read(Drive(plugin, driver, scenario, profile), profile, ReadsTraffic);

    /// <summary>Runs it and tells what it showed, with the whole trace.</summary>
    /// <exception cref="PluginLoadException">The driver could not be made.</exception>
    internal (ScenarioResult Result, TraceStore Trace) Trace(Plugin plugin, string driver, Scenario scenario)
    {
        ScenarioOutcome outcome = Drive(plugin, driver, scenario, TestbedProfile.Ordinary);
        return (OutcomeReader.Read(outcome, TestbedProfile.Ordinary, readsTraffic: false), outcome.Trace);
    }

    private ScenarioOutcome Drive(Plugin plugin, string driver, Scenario scenario, TestbedProfile profile)
        => plugin.Use(driver, maker =>
        {
            PluginLoadException? failure = null;
            ScenarioRunOptions options = new()
            {
                StrictHeaders = _strictHeaders,
                Profile = profile,
                Device = maker.MakeDevice,
            };
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
            return failure is null ? outcome : throw failure;
        });
}
