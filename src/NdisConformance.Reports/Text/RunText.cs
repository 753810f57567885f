using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>A run as text.</summary>
public static class RunText
{
    private const int ChangesShown = 20;
    private const int ViewLinesShown = 60;

    public static void Write(TextWriter output, RunResult run)
    {
        foreach (DriverResult driver in run.Drivers)
        {
            WriteDriver(output, driver, run);
        }

        foreach (LoadFailure failure in run.LoadFailures)
        {
            output.WriteLine($"error: {failure.Message}");
            output.WriteLine($"  fix: {failure.Mend}");
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
        foreach (MergedRun merged in RunFold.Merge(driver.Scenarios.Where(IsWorthShowing)))
        {
            WriteScenario(output, driver, merged, run);
        }

        foreach (IGrouping<string, ScenarioResult> early in driver.Scenarios
            .Where(scenario => scenario.Stopped.Length > 0 && !IsWorthShowing(scenario))
            .GroupBy(scenario => scenario.Stopped, StringComparer.Ordinal))
        {
            output.WriteLine($"ended early: {early.Key}: in {Words.Count(early.Count(), "scenario")}, "
                + $"{early.First().Id} the first");
        }

        foreach (string path in driver.DanglingSnapshots)
        {
            output.WriteLine($"no scenario produces the snapshot {path}: delete it, or restore its scenario");
        }

        WriteDifferences(output, driver);
        WriteRobustness(output, driver, run);
        if (driver.Scenarios.Count > 0 || driver.Robustness.Count == 0)
        {
            output.WriteLine(SummaryText.Counts(driver, run));
            WriteRules(output, driver);
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

        IReadOnlyList<MergedRun> shown = RunFold.Merge(driver.Robustness.Where(IsWorthShowing));
        output.WriteLine($"robustness, outside the verdict: {Words.Count(driver.Robustness.Count, "scenario")}, "
            + (shown.Count == 0 ? "nothing found" : $"{shown.Count} with findings"));
        foreach (MergedRun merged in shown)
        {
            WriteScenario(output, driver, merged, run);
        }
    }

    private static bool IsWorthShowing(ScenarioResult scenario)
        => scenario.Verdict != ScenarioVerdict.Pass
            || scenario.Findings.Count > 0
            || scenario.Snapshot.State == SnapshotState.Changed;

    private static void WriteScenario(
        TextWriter output, DriverResult driver, MergedRun merged, RunResult run)
    {
        ScenarioResult scenario = merged.First;
        string under = run.OtherProfiles.Count == 0 ? string.Empty : $" under {scenario.Profile}";
        under += merged.OtherProfiles.Count == 0
            ? string.Empty
            : $" and {Words.Count(merged.OtherProfiles.Count, "other profile")}";
        output.WriteLine(
            $"{KebabCase.Of(scenario.Verdict)} {scenario.Id} ({driver.Driver}){under}: {scenario.Title}");
        if (scenario.Message.Length > 0)
        {
            output.WriteLine($"    {scenario.Message.ReplaceLineEndings("\n    ")}");
        }

        if (scenario.Stopped.Length > 0)
        {
            output.WriteLine($"    ended early: {scenario.Stopped}");
        }

        foreach (FindingResult finding in scenario.Findings)
        {
            FindingText.Write(output, finding);
        }

        if (scenario.Suppressed > 0)
        {
            output.WriteLine($"    and {Words.Count(scenario.Suppressed, "finding")} more of these rules");
        }

        if (scenario.Findings.Count > 0)
        {
            foreach (string note in scenario.Notes)
            {
                output.WriteLine($"    note: {note}");
            }
        }

        if (scenario.Snapshot.State == SnapshotState.Changed)
        {
            WriteSnapshot(output, scenario.Snapshot, run);
        }

        output.WriteLine();
    }

    private static void WriteSnapshot(TextWriter output, SnapshotResult snapshot, RunResult run)
    {
        output.WriteLine($"    snapshot changed: {snapshot.Path}");
        foreach (string change in snapshot.Changes.Take(ChangesShown))
        {
            output.WriteLine($"      {change}");
        }

        if (snapshot.Changes.Count > ChangesShown)
        {
            output.WriteLine($"      and {Words.Count(snapshot.Changes.Count - ChangesShown, "change")} more");
        }

        string[] view = snapshot.View.TrimEnd('\n').Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (string line in view.Take(ViewLinesShown))
        {
            output.WriteLine($"      | {line}");
        }

        if (view.Length > ViewLinesShown)
        {
            output.WriteLine($"      | and {Words.Count(view.Length - ViewLinesShown, "line")} more: "
                + $"compare the files in {run.SnapshotFolder}");
        }
    }

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
