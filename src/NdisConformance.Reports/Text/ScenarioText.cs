using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>A scenario as text, with all that its runs found. A finding of several runs is written once.</summary>
internal static class ScenarioText
{
    private const int ChangesShown = 20;
    private const int ViewLinesShown = 60;

    /// <summary>True if the text has to tell of the run.</summary>
    public static bool IsWorthShowing(ScenarioRun run)
        => run.Findings.Count > 0
            || run.Verdict is not (ScenarioVerdict.Pass or ScenarioVerdict.NotApplicable or ScenarioVerdict.NotRun);

    /// <param name="output">Gets the lines.</param>
    /// <param name="driver">The driver.</param>
    /// <param name="scenario">Its scenario.</param>
    /// <param name="run">The whole run.</param>
    /// <param name="written">The findings of the driver that were written, each with the first scenario.</param>
    public static void Write(
        TextWriter output,
        DriverResult driver,
        ScenarioResult scenario,
        RunResult run,
        Dictionary<(string Rule, string Expected, string Actual), string> written)
    {
        // Where only the snapshot changed, the run under the ordinary profile is the one to tell of.
        List<ScenarioRun> shown = [.. scenario.Runs.Where(IsWorthShowing)];
        shown = shown.Count > 0 ? shown : [scenario.Runs[0]];
        string[] names = [.. shown.Select(one => one.Name)];
        bool isOne = run.OtherProfiles.Count + run.OtherNdis.Count == 0 && scenario.Runs.Count == 1;
        string under = isOne ? string.Empty : $" under {Words.Runs(names)}";
        output.WriteLine(
            $"{KebabCase.Of(scenario.Verdict)} {scenario.Id} ({driver.Driver}){under}: {scenario.Title}");
        WriteEach(output, shown, one => one.Message.ReplaceLineEndings("\n    "));
        WriteEach(output, shown, one => string.Join("\n    ", one.Stack.Select(frame => $"  at {frame}")));
        WriteEach(output, shown, one => one.Stopped.Length == 0 ? string.Empty : $"ended early: {one.Stopped}");
        foreach (MergedFinding merged in scenario.Findings)
        {
            FindingResult finding = merged.Finding;
            (string, string, string) words = (finding.Rule, finding.Expected, finding.Actual);
            if (finding.WaivedBecause is null && !written.TryAdd(words, scenario.Id) && written[words] != scenario.Id)
            {
                FindingText.WriteAgain(output, merged, written[words]);
                continue;
            }

            FindingText.Write(
                output, merged, merged.Runs.Count == names.Length ? string.Empty : Words.Runs(merged.Runs));
        }

        long suppressed = shown.Max(one => one.Suppressed);
        if (suppressed > 0)
        {
            output.WriteLine($"    and {Words.Count(suppressed, "finding")} more of these rules");
        }

        if (scenario.HasFindings)
        {
            WriteEach(output, shown, one => string.Join("\n    ", one.Notes.Select(note => $"note: {note}")));
        }

        if (scenario.Snapshot.State == SnapshotState.Changed)
        {
            WriteSnapshot(output, scenario.Snapshot, run);
        }

        output.WriteLine();
    }

    /// <summary>Lines that are the same for several runs are written once.</summary>
    private static void WriteEach(TextWriter output, List<ScenarioRun> runs, Func<ScenarioRun, string> text)
    {
        foreach (string line in runs.Select(text).Where(line => line.Length > 0).Distinct(StringComparer.Ordinal))
        {
            output.WriteLine($"    {line}");
        }
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
}
