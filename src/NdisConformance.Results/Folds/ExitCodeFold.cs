namespace NdisConformance.Results;

/// <summary>From a result to the number that the tool ends with.</summary>
public static class ExitCodeFold
{
    // The worst first. Numbers of later parts of the tool stand where they will be needed. That a driver is not
    // verified comes before its snapshots: nobody should accept those first.
    private static readonly int[] Precedence = [1, 5, 4, 3, 2, 24, 23, 25, 22, 20, 21, 8, 0];

    /// <summary>The one that counts where several hold.</summary>
    public static ExitCode Worst(IEnumerable<ExitCode> codes)
        => codes.DefaultIfEmpty(ExitCode.Success).MinBy(code => Array.IndexOf(Precedence, (int)code));

    public static ExitCode OfRun(RunResult run) => Worst(Reasons(run));

    private static IEnumerable<ExitCode> Reasons(RunResult run)
    {
        List<ScenarioResult> scenarios = [.. run.Scenarios];
        // Nothing of the driver's in a robustness scenario counts; a defect of the harness does wherever it is.
        if (scenarios.Concat(run.Drivers.SelectMany(driver => driver.Robustness))
            .Any(scenario => scenario.Verdict == ScenarioVerdict.HarnessError))
        {
            yield return ExitCode.HarnessFailed;
        }

        if (run.LoadFailures.Count > 0)
        {
            bool othersRan = run.Drivers.Any(driver => driver.HasRun);
            yield return othersRan && run.LoadFailures.All(failure => failure.IsOfDriver)
                ? ExitCode.NotConformant
                : ExitCode.PluginNotLoaded;
        }

        if (run.SnapshotFailure is { } failure)
        {
            yield return failure.ExitCode;
        }

        foreach (OutputFailure output in run.OutputFailures)
        {
            yield return output.ExitCode;
        }

        if (run.Cancelled)
        {
            yield return ExitCode.Cancelled;
        }

        if (scenarios.Exists(scenario => VerdictFold.IsBroken(scenario, run.Strict))
            || run.Drivers.Any(driver => driver.Differences.Count > 0))
        {
            yield return ExitCode.NotConformant;
        }

        if (scenarios.Exists(scenario => scenario.Snapshot.State is SnapshotState.New or SnapshotState.Changed))
        {
            yield return ExitCode.SnapshotsDiffer;
        }

        if (run.IdleWaivers.Count > 0)
        {
            yield return ExitCode.IdleWaiver;
        }

        if (scenarios.Count == 0 && run.Drivers.All(driver => !driver.HasRun))
        {
            yield return ExitCode.NothingMatched;
        }
        else if (run.Drivers.Any(driver => driver.Verdict == OverallVerdict.NotVerified))
        {
            yield return ExitCode.Inconclusive;
        }
    }
}
