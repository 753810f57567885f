using System.Globalization;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>
/// Annotations of GitHub workflows, a line each, the worst first: GitHub shows only the first few of a step.
/// </summary>
public sealed class GitHubFormat : IReportOf<RunReport>
{
    public string Name => "github";

    public string Description => "annotations of GitHub workflows";

    public bool IsDocument => false;

    public void Write(TextWriter output, RunReport result, ReportStyle style)
    {
        foreach (string line in Annotations(result.Result).OrderBy(pair => pair.Severity).Select(pair => pair.Line))
        {
            output.WriteLine(line);
        }
    }

    private static IEnumerable<(Severity Severity, string Line)> Annotations(RunResult run)
    {
        foreach (ReportCase trouble in RunCases.Of(run))
        {
            yield return Line(Severity.Error, $"{ToolInfo.Name}: {trouble.Name}", trouble.Details);
        }

        foreach (DriverResult driver in run.Drivers)
        {
            foreach ((Severity severity, string line) in Annotations(driver, run))
            {
                yield return (severity, line);
            }
        }
    }

    private static IEnumerable<(Severity Severity, string Line)> Annotations(DriverResult driver, RunResult run)
    {
        foreach (FailureGroup failure in GroupFold.Failures(driver.Scenarios))
        {
            yield return Line(Severity.Error, driver, failure);
        }

        foreach (FailureGroup failure in GroupFold.Failures(driver.Robustness))
        {
            yield return Line(Severity.Note, driver, failure);
        }

        foreach ((FindingGroup group, Severity severity) in Severities.OfMistakes(driver, run.Strict))
        {
            FindingResult finding = group.Finding;
            yield return Line(
                finding.WaivedBecause is null ? severity : Severity.Note,
                $"{finding.Rule} {FindingText.TitleOf(finding)}",
                $"{FindingText.Heading(finding)}\nexpected: {finding.Expected}\nactual: {finding.Actual}\n"
                    + $"in {group.Scenarios[0]} of {driver.Driver}",
                finding.Place?.Frame);
        }

        foreach (TrafficDifference difference in driver.Differences)
        {
            yield return Line(
                Severity.Error,
                $"{driver.Driver}: profiles differ in {difference.Scenario}",
                $"{difference.Profile} and {Words.Runs(difference.Others)}\n{string.Join('\n', difference.Changes)}");
        }

        if (driver.Verdict == OverallVerdict.NotVerified)
        {
            yield return Line(Severity.Error, $"{driver.Driver}: not verified", string.Join('\n', driver.Reasons));
        }

        string[] moved = [.. driver.Scenarios.Select(scenario => scenario.Snapshot)
            .Where(snapshot => snapshot.State is SnapshotState.New or SnapshotState.Changed)
            .Select(snapshot => $"{KebabCase.Of(snapshot.State)}: {snapshot.Path}")];
        if (moved.Length > 0)
        {
            yield return Line(
                Severity.Warning,
                $"{driver.Driver}: {Words.Count(moved.Length, "snapshot")} moved",
                string.Join('\n', moved) + "\nlook at them, then fix the driver or `accept`");
        }
    }

    private static (Severity Severity, string Line) Line(
        Severity severity, DriverResult driver, FailureGroup failure)
        => Line(
            severity,
            $"{driver.Driver}: {KebabCase.Of(failure.Run.Verdict)} in {failure.Scenarios[0]}",
            failure.Run.Message + string.Concat(failure.Run.Stack.Select(frame => $"\nat {frame}")));

    private static (Severity Severity, string Line) Line(
        Severity severity, string title, string message, DriverFrame? place = null)
    {
        string command = severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "notice",
        };
        string where = place is { Line: > 0 }
            ? string.Create(CultureInfo.InvariantCulture, $"file={Property(place.File)},line={place.Line},")
            : string.Empty;
        return (severity, $"::{command} {where}title={Property(title)}::{Data(message)}");
    }

    /// <summary>A line feed would begin another command.</summary>
    private static string Data(string text) => TextMarks.Visible(text)
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
