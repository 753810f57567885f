using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>The command that shows most of what is wrong.</summary>
internal static class NextCommand
{
    /// <summary>The trace of the first mistake; null if no rule was broken.</summary>
    public static string? Of(RunResult run)
        => run.Drivers.FirstOrDefault(driver => driver.Verdict == OverallVerdict.NotConformant) is { } broken
            && broken.Mistakes is [var first, ..]
            ? TraceCommand.Of(broken, first.First, run)
            : null;
}
