using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>A run as text.</summary>
public static class RunText
{
    private const int ChangesShown = 20;
    private const string TooOld = "the host is older than every version of NDIS that the driver registers";

    public static void Write(TextWriter output, RunResult run)
    {
        foreach (DriverResult driver in run.Drivers)
        {
            WriteDriver(output, driver, run);
        }

        foreach (LoadFailure failure in run.LoadFailures)
        {
            FailureText.Write(output, failure.Message, failure.Fix);
        }

        if (run.SnapshotFailure is { } trouble)
        {
            FailureText.Write(output, trouble.Message, trouble.Fix);
        }

        foreach (string idle in run.IdleWaivers)
        {
            output.WriteLine($"waiver: {idle}");
        }

        if (run.Cancelled)
        {
            output.WriteLine("cancelled; the results so far are reported");
        }

        foreach (DriverResult driver in run.Drivers)
        {
            string name = run.Drivers.Count > 1 || run.LoadFailures.Count > 0 ? driver.Driver + ": " : string.Empty;
            output.WriteLine(name + SummaryText.OfDriver(driver, run));
        }
    }

    private static void WriteDriver(TextWriter output, DriverResult driver, RunResult run)
    {
        Dictionary<(string, string, string), string> written = [];
        foreach (ScenarioResult scenario in driver.Scenarios.Where(IsWorthShowing))
        {
            ScenarioText.Write(output, driver, scenario, run, written);
        }

        WriteNotRun(output, driver);
        foreach (string path in driver.DanglingSnapshots)
        {
            output.WriteLine($"no scenario produces the snapshot {path}: delete it, or restore its scenario");
        }

        WriteDifferences(output, driver);
        WriteRobustness(output, driver, run);
        if (driver.Scenarios.Count > 0 || driver.Robustness.Count == 0)
        {
            output.WriteLine(SummaryText.Counts(driver, run));
            if (driver.Reasons.Count > 0)
            {
                output.WriteLine($"not verified: {string.Join(", ", driver.Reasons)}");
            }

            WriteRules(output, driver);
        }
    }

    /// <summary>The scenarios that need more than the driver did, together where the reason is the same.</summary>
    private static void WriteNotRun(TextWriter output, DriverResult driver)
    {
        foreach (IGrouping<string, string> reason in driver.Scenarios
            .SelectMany(scenario => scenario.Runs
                .Where(run => run.Verdict == ScenarioVerdict.NotRun)
                .Select(run => (Reason: run.IsHostTooOld ? TooOld : run.Stopped, scenario.Id))
                .Distinct())
            .GroupBy(pair => pair.Reason, pair => pair.Id, StringComparer.Ordinal))
        {
            output.WriteLine($"not run: {reason.Key}: {Words.Count(reason.Count(), "scenario")}, "
                + $"{reason.First()} the first");
        }
    }

    private static void WriteDifferences(TextWriter output, DriverResult driver)
    {
        foreach (TrafficDifference difference in driver.Differences)
        {
            string others = difference.Others.Count == 1
                ? string.Empty
                : $" and {Words.Count(difference.Others.Count - 1, "other profile")}";
            output.WriteLine($"fail {difference.Scenario} ({driver.Driver}): "
                + "the frames are the same, but the wire or the completions differ");
            output.WriteLine($"    here         {difference.Profile}");
            output.WriteLine($"    there        {difference.Others[0]}{others}");
            foreach (string change in difference.Changes.Take(ChangesShown))
            {
                output.WriteLine($"      {change}");
            }

            if (difference.Changes.Count > ChangesShown)
            {
                output.WriteLine($"      and {Words.Count(difference.Changes.Count - ChangesShown, "list")} more");
            }

            output.WriteLine();
        }
    }

    /// <summary>The scenarios in which NDIS leaves its contract: they do not touch the verdict.</summary>
    private static void WriteRobustness(TextWriter output, DriverResult driver, RunResult run)
    {
        if (driver.Robustness.Count == 0)
        {
            return;
        }

        List<ScenarioResult> shown = [.. driver.Robustness.Where(IsWorthShowing)];
        output.WriteLine($"robustness, outside the verdict: {Words.Count(driver.Robustness.Count, "scenario")}, "
            + (shown.Count == 0 ? "nothing found" : $"{shown.Count} with findings"));
        Dictionary<(string, string, string), string> written = [];
        foreach (ScenarioResult scenario in shown)
        {
            ScenarioText.Write(output, driver, scenario, run, written);
        }
    }

    private static bool IsWorthShowing(ScenarioResult scenario)
        => scenario.Runs.Any(ScenarioText.IsWorthShowing)
            || scenario.Snapshot.State == SnapshotState.Changed;

    private static void WriteRules(TextWriter output, DriverResult driver)
    {
        List<string> gaps = [.. driver.Rules.Where(rule => rule.IsGap).Select(rule => rule.Rule)];
        if (gaps.Count > 0)
        {
            output.WriteLine($"  not exercised: {string.Join(", ", gaps)}");
        }

        List<string> idle = [.. driver.Rules.Where(rule => rule.Verdict == RuleVerdict.NotApplicable)
            .Select(rule => rule.Rule)];
        if (idle.Count > 0)
        {
            output.WriteLine($"  not applicable: {string.Join(", ", idle)}");
        }

        output.WriteLine("  " + string.Join(", ", driver.Profiles.Select(
            profile => $"{Words.Of(profile.Profile)} {Words.Of(profile.Verdict)}")));
    }
}
