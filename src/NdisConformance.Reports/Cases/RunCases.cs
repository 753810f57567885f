using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>What went wrong in a run and belongs to no scenario.</summary>
internal static class RunCases
{
    public static IReadOnlyList<ReportCase> Of(RunResult run) => [.. All(run)];

    private static IEnumerable<ReportCase> All(RunResult run)
    {
        foreach (LoadFailure failure in run.LoadFailures)
        {
            yield return Bad($"load {failure.Plugin}", failure.Kind, failure.Message, failure.Fix);
        }

        if (run.SnapshotFailure is { } trouble)
        {
            yield return Bad("snapshots", "snapshots-not-compared", trouble.Message, trouble.Fix);
        }

        for (int i = 0; i < run.OutputFailures.Count; i++)
        {
            yield return Bad(
                $"output {i + 1}", "not-written", run.OutputFailures[i].Message, "see the message, and run again");
        }

        if (run.Cancelled)
        {
            yield return Bad("end", "cancelled", "the run was cancelled", "these are the results so far; run it again");
        }

        for (int i = 0; i < run.IdleWaivers.Count; i++)
        {
            yield return Bad(
                $"waiver {i + 1}", "waiver", run.IdleWaivers[i], "remove the waiver, or change its last day",
                CaseOutcome.Failed);
        }

        if (run.LoadFailures.Count == 0 && !run.Cancelled && !run.Drivers.Any(driver => driver.HasRun))
        {
            yield return Bad(
                "selection", "nothing-matched", "no chosen scenario is for the chosen drivers",
                "see `list scenarios` and `list plugins`");
        }
    }

    private static ReportCase Bad(
        string name, string kind, string message, string fix, CaseOutcome outcome = CaseOutcome.Error) => new()
    {
        Name = name,
        Outcome = outcome,
        Kind = kind,
        Message = message,
        Details = $"{message}\nfix: {fix}",
    };
}
