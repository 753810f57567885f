using NdisConformance.Results;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>One driver and one scenario, in this process. Several may run at once on different threads.</summary>
internal static class InProcessRun
{
    /// <exception cref="PluginLoadException">The driver could not be created.</exception>
    public static ScenarioOutcome Drive(
        Plugin plugin,
        string driver,
        Scenario scenario,
        TestbedProfile profile,
        bool strictHeaders,
        bool recordsChoices = false)
        => plugin.Use(driver, maker =>
        {
            PluginLoadException? failure = null;
            ScenarioRunOptions options = new()
            {
                StrictHeaders = strictHeaders,
                Profile = profile,
                Device = maker.MakeDevice,
                Repeating = maker.Renew,
                RecordsChoices = recordsChoices,
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

    /// <summary>Runs the scenario under the ordinary profile and returns the whole trace with the run.</summary>
    /// <exception cref="PluginLoadException">The driver could not be created.</exception>
    public static (ScenarioRun Run, TraceStore Trace) Trace(Plugin plugin, string driver, Scenario scenario)
    {
        ScenarioOutcome outcome = Drive(plugin, driver, scenario, TestbedProfile.Ordinary, strictHeaders: false);
        return (OutcomeReader.Read(outcome, TestbedProfile.Ordinary, readsTraffic: false), outcome.Trace);
    }
}
