using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>
/// The answer to a request whose worker died over it: a crash or a hang, with what the rules saw until then.
/// </summary>
internal static class LostRun
{
    public static ExecutedScenario Of(
        Scenario scenario, string plugin, ScenarioRequest request, WorkerDeath death, WorkerLimits limits)
    {
        ScenarioRunOptions options = request.Options with { Variation = death.Variation };
        ScenarioOutcome outcome = ScenarioRunner.OfEvents(
            scenario,
            options,
            death.Events,
            death.IsHang ? OutcomeKind.Hung : OutcomeKind.Crashed,
            LastWords.Of(death, limits)) with
        {
            Stack = death.Functions,
        };
        return new ExecutedScenario
        {
            Runs = [OutcomeReader.Read(outcome, options, readsTraffic: false)],
            Snapshot = request.TakesSnapshot
                ? TraceFormatter.Snapshot(death.Events, new SnapshotHeader(scenario.Id, plugin, request.Driver))
                : string.Empty,
        };
    }
}
