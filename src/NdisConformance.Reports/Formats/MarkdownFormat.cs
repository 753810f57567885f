using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>A summary for a pull request: the verdict first, then what is wrong, folded.</summary>
public sealed class MarkdownFormat : IReportOf<RunReport>, IReportOf<Comparison>, IReportOf<RunComparison>
{
    // What a page can show: GitHub takes 1 MiB.
    private const int MostFolded = 50;
    private const int MostLines = 60;

    public string Name => "markdown";

    public string Description => "summary for a pull request";

    public bool IsDocument => true;

    public void Write(TextWriter output, RunReport result, ReportStyle style)
    {
        RunResult run = result.Result;
        output.WriteLine($"## NDIS conformance: {Words.Of(run.Verdict)}");
        output.WriteLine();
        foreach (DriverResult driver in run.Drivers)
        {
            output.WriteLine($"- **{TextMarks.Markdown(driver.Driver)}**: "
                + TextMarks.Markdown(SummaryText.OfDriver(driver, run)));
            output.WriteLine($"  - {TextMarks.Markdown(SummaryText.Counts(driver, run))}");
            if (driver.Reasons.Count > 0)
            {
                output.WriteLine($"  - not verified: {TextMarks.Markdown(string.Join(", ", driver.Reasons))}");
            }
        }

        foreach (ReportCase trouble in RunCases.Of(run))
        {
            output.WriteLine($"- **{TextMarks.Markdown(trouble.Name)}**: {TextMarks.Markdown(trouble.Details)}");
        }

        foreach (DriverResult driver in run.Drivers)
        {
            WriteDriver(output, driver, run);
        }

        if (NextCommand.Of(run) is { } next)
        {
            output.WriteLine();
            output.WriteLine("Next:");
            output.WriteLine();
            output.WriteLine(TextMarks.Block(next));
        }
    }

    public void Write(TextWriter output, Comparison result, ReportStyle style)
        => ComparisonMarkdown.Write(output, result);

    public void Write(TextWriter output, RunComparison result, ReportStyle style)
        => ComparisonMarkdown.Write(output, result);

    private static void WriteDriver(TextWriter output, DriverResult driver, RunResult run)
    {
        List<(FindingGroup Group, string Kind)> groups =
        [
            .. driver.Mistakes.Select(group => (group, Words.KindOf(group.Finding))),
            .. GroupFold.Of(driver.Robustness).Select(group => (group, Words.Robust)),
        ];
        string[] folded =
        [
            .. GroupFold.Failures(driver.Scenarios).Select(failure => Failure(failure)),
            .. groups.Select(pair => Mistake(driver, pair.Group, run)),
            .. GroupFold.Failures(driver.Robustness).Select(failure => Failure(failure, " (outside the verdict)")),
            .. driver.Differences.Select(Difference),
            .. driver.Scenarios.Select(scenario => scenario.Snapshot).Where(IsMoved).Select(Snapshot),
        ];
        if (folded.Length == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"### {TextMarks.Markdown(driver.Driver)} of {TextMarks.Markdown(driver.Plugin)}");
        WriteRules(output, groups);
        foreach (string each in folded.Take(MostFolded))
        {
            output.WriteLine();
            output.WriteLine(each);
        }

        if (folded.Length > MostFolded)
        {
            output.WriteLine();
            output.WriteLine($"and {folded.Length - MostFolded} more: see another report");
        }
    }

    private static void WriteRules(
        TextWriter output, IReadOnlyList<(FindingGroup Group, string Kind)> groups)
    {
        if (groups.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("| rule | | title | scenarios | where |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (IGrouping<(string Rule, string Kind), FindingGroup> rule in groups
            .GroupBy(pair => (pair.Group.Finding.Rule, pair.Kind), pair => pair.Group))
        {
            FindingResult finding = rule.First().Finding;
            int scenarios = rule.SelectMany(group => group.Scenarios).Distinct().Count();
            string where = finding.Place is { } place ? TextMarks.Markdown(place.Frame.Position) : string.Empty;
            output.WriteLine($"| {rule.Key.Rule} | {rule.Key.Kind} | "
                + $"{TextMarks.Markdown(FindingText.TitleOf(finding))} | {scenarios} | {where} |");
        }
    }

    private static string Mistake(DriverResult driver, FindingGroup group, RunResult run)
    {
        FindingResult finding = group.Finding;
        string[] lines =
        [
            .. FindingText.Fields(finding).Select(field => FindingText.Field(field.Name, field.Value)),
            FindingText.Field("found in", GroupText.FoundIn(group, run, isWhole: false)),
            FindingText.Field("fingerprint", group.Fingerprint),
            FindingText.Field("trace", TraceCommand.Of(driver, group.First, run)),
        ];
        return Folded(FindingText.Heading(finding), string.Join('\n', lines));
    }

    private static string Failure(FailureGroup failure, string note = "")
    {
        string others = failure.Scenarios.Count == 1
            ? string.Empty
            : $", also in {Words.Count(failure.Scenarios.Count - 1, "scenario")}";
        string stack = string.Concat(failure.Run.Stack.Select(frame => $"\n  at {frame}"));
        return Folded(
            $"{KebabCase.Of(failure.Run.Verdict)} in {failure.Scenarios[0]}{others}{note}",
            failure.Run.Message + stack);
    }

    private static string Difference(TrafficDifference difference) => Folded(
        $"profiles differ in {difference.Scenario}: {difference.Profile} and {Words.Runs(difference.Others)}",
        string.Join('\n', difference.Changes));

    private static bool IsMoved(SnapshotResult snapshot)
        => snapshot.State is SnapshotState.New or SnapshotState.Changed;

    private static string Snapshot(SnapshotResult snapshot) => snapshot.State == SnapshotState.New
        ? $"snapshot new: {TextMarks.Markdown(snapshot.Path)}"
        : Folded(
            $"snapshot changed: {snapshot.Path}",
            string.Join('\n', [.. snapshot.Changes, snapshot.View]),
            language: "diff");

    private static string Folded(string title, string text, string language = "")
    {
        string[] lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        string rest = lines.Length > MostLines ? $"\n... {lines.Length - MostLines} more lines" : string.Empty;
        return $"<details><summary>{TextMarks.Markdown(title)}</summary>\n\n"
            + TextMarks.Block(string.Join('\n', lines.Take(MostLines)) + rest, language)
            + "\n\n</details>";
    }
}
