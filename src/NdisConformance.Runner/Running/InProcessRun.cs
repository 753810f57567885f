using NdisConformance.Results;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>One driver and one scenario, in this process. Several may run at once on different threads.</summary>
internal static class InProcessRun
{
    /// <summary>Runs something with a driver of the plugin.</summary>
    /// <param name="plugin">The plugin.</param>
    /// <param name="driver">Name of the driver.</param>
    /// <param name="options">How scenarios are run.</param>
    /// <param name="run">Gets a function that makes the driver, and the options with what belongs to it.</param>
    /// <exception cref="PluginLoadException">The driver could not be created.</exception>
    public static T With<T>(
        Plugin plugin,
        string driver,
        ScenarioRunOptions options,
        Func<Func<object>, ScenarioRunOptions, T> run)
        => plugin.Use(driver, maker =>
        {
            PluginLoadException? failure = null;
            object Make()
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
            }

            T result = run(Make, options with
            {
                Device = maker.MakeDevice,
                Repeating = maker.Renew,
                Ended = plugin.ThreadsOf(driver).Settle,
            });
            return failure is null ? result : throw failure;
        });

    /// <summary>The scenario as its variations with the driver have it.</summary>
    public static IReadOnlyList<Scenario> Variations(Plugin plugin, string driver, Scenario scenario)
        => scenario.Variations is not { } plan
            ? []
            : With(plugin, driver, new ScenarioRunOptions(), (make, options) => (Scenario[])
            [
                .. plan.Of(ScenarioRunner.RunSurvey(scenario, make, options).Met).Runs.Select(scenario.Varied),
            ]);

    /// <summary>Runs the scenario under the ordinary profile and returns the whole trace with the run.</summary>
    /// <exception cref="PluginLoadException">The driver could not be created.</exception>
    public static (ScenarioRun Run, TraceStore Trace) Trace(Plugin plugin, string driver, Scenario scenario)
        => With(plugin, driver, new ScenarioRunOptions(), (make, options) =>
        {
            ScenarioOutcome outcome = ScenarioRunner.Run(scenario, make, options);
            return (OutcomeReader.Read(outcome, options, readsTraffic: false), outcome.Trace);
        });
}
