using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>Runs once more what failed, for the whole traces.</summary>
internal static class FailedTraces
{
    /// <summary>
    /// A trace for each mistake, crash and hang of a driver; findings of one run share it. If the plan asks for it,
    /// then a trace of a run like it that passed, for each mistake that has one.
    /// </summary>
    public static IEnumerable<RunTrace> Of(
        RunPlan plan, IScenarioExecutor executor, DriverResult driver, CancellationToken cancellation)
    {
        IEnumerable<(string Scenario, ScenarioRun Run)> shown = driver.Mistakes
            .Select(mistake => (mistake.First.Scenario, mistake.First.Run))
            .Concat(GroupFold.Failures([.. driver.Scenarios, .. driver.Robustness])
                .Select(failure => (failure.Scenarios[0], failure.Run)));
        if (plan.KeepsNeighbours)
        {
            shown = shown.Concat(driver.Mistakes
                .Select(mistake => NeighbourFold.Of(driver, mistake.First, (_, _) => true))
                .OfType<(string Scenario, ScenarioRun Run)>());
        }

        foreach ((string scenario, ScenarioRun run) in shown.DistinctBy(pair => (pair.Scenario, pair.Run.Name)))
        {
            ScenarioRequest request = plan.Request(driver.Driver, scenario, run.Profile, run.Ndis);
            if (!cancellation.IsCancellationRequested
                && executor.Trace(request, run.Variation, cancellation) is { } trace)
            {
                // The findings of the first run name the driver's lines.
                yield return ShowsTheSame(trace.Run, run) ? trace with { Run = run } : trace;
            }
        }
    }

    private static bool ShowsTheSame(ScenarioRun repeated, ScenarioRun run) => repeated.Findings
        .Select(finding => (finding.Rule, finding.Broken.Sequence))
        .SequenceEqual(run.Findings.Select(finding => (finding.Rule, finding.Broken.Sequence)));
}
