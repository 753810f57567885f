using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>The command that shows most of what is wrong.</summary>
internal static class NextCommand
{
    /// <summary>
    /// The trace of the first violation, or else of the first crash or hang, or else of the first advice; null if all
    /// is well.
    /// </summary>
    public static string? Of(RunResult run)
        => First(run, driver => OfMistake(driver, run, isViolation: true))
            ?? First(run, driver => OfFailure(driver, run))
            ?? First(run, driver => OfMistake(driver, run, isViolation: false));

    private static string? First(RunResult run, Func<DriverResult, string?> command)
        => run.Drivers.Select(command).FirstOrDefault(found => found is not null);

    private static string? OfMistake(DriverResult driver, RunResult run, bool isViolation)
    {
        FindingGroup? mistake = driver.Mistakes.FirstOrDefault(
            group => group.Finding.WaivedBecause is null && group.Finding.IsViolation == isViolation);
        return mistake is null ? null : TraceCommand.Of(driver, mistake.First, run);
    }

    private static string? OfFailure(DriverResult driver, RunResult run)
    {
        FailureGroup? failure = GroupFold.Failures(driver.Scenarios).FirstOrDefault(
            group => group.Run.Verdict is ScenarioVerdict.Crash or ScenarioVerdict.Hang);
        return failure is null ? null : TraceCommand.Of(driver, failure.Scenarios[0], failure.Run, run);
    }
}
