using System.Globalization;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>Says why a case did not pass.</summary>
internal static class CaseText
{
    /// <summary>A case in which rules were broken.</summary>
    /// <param name="made">The case.</param>
    /// <param name="bad">What was found, each mistake once; the first one is the worst.</param>
    public static ReportCase Broken(ReportCase made, IReadOnlyList<Occurrence> bad)
    {
        FindingResult first = bad[0].Finding;
        string more = bad.Count == 1 ? string.Empty : $" (and {Words.Count(bad.Count - 1, "other mistake")})";
        return made with
        {
            Outcome = CaseOutcome.Failed,
            Kind = first.Rule,
            Message = $"{first.Rule} {FindingText.TitleOf(first)}: {first.Message}{more}",
            Details = Finding(first),
            Stack = StackOf(first),
            More = Findings(bad.Skip(1)),
            Place = first.Place?.Frame,
        };
    }

    /// <summary>A case that did not come to its end.</summary>
    /// <param name="made">The case.</param>
    /// <param name="part">Its runs.</param>
    /// <param name="bad">What was found before that.</param>
    public static ReportCase Ended(ReportCase made, ScenarioResult part, IReadOnlyList<Occurrence> bad)
    {
        ScenarioRun worst = part.Runs.First(each => each.Verdict == part.Verdict);
        string where = worst.IsVaried ? $" ({worst.Variation})" : string.Empty;
        string message = OneLine(worst.Message);
        return made with
        {
            Outcome = CaseOutcome.Error,
            Message = $"{KebabCase.Of(worst.Verdict)}{where}: {message}",
            Details = worst.Message,
            Stack = [.. worst.Stack.Select(frame => $"at {frame}")],
            More = Findings(bad),
        };
    }

    /// <summary>A case whose trace is not as the snapshot.</summary>
    public static ReportCase Moved(ReportCase made, SnapshotResult snapshot)
    {
        bool isNew = snapshot.State == SnapshotState.New;
        string message = isNew
            ? $"snapshot new: {snapshot.Path}: look at it, then `accept`"
            : $"snapshot changed: {snapshot.Path}: "
                + (snapshot.Changes.Count > 0 ? OneLine(snapshot.Changes[0]) : "fix the driver or `accept`");
        return made with
        {
            Outcome = CaseOutcome.Failed,
            Kind = isNew ? "snapshot-new" : "snapshot-changed",
            Message = message,
            Details = string.Join('\n', [message, .. snapshot.Changes, .. isNew ? [] : (string[])[snapshot.View]]),
        };
    }

    /// <summary>What was noted and changes nothing.</summary>
    public static string Notes(ScenarioResult part, IEnumerable<Occurrence> others) => string.Join(
        '\n',
        [
            .. others.Select(each => Finding(each.Finding)),
            .. part.Runs.SelectMany(each => each.Notes).Distinct().Select(note => $"note: {note}"),
        ]);

    /// <summary>The functions of the driver, as tools find files and lines in a text.</summary>
    private static string[] StackOf(FindingResult finding) => finding.Place is not { } place ? [] :
    [
        .. place.Stack.Select(frame => frame.Line > 0
            ? string.Create(CultureInfo.InvariantCulture, $"at {frame.Function} in {frame.File}:line {frame.Line}")
            : $"at {frame.Function}"),
    ];

    private static string Findings(IEnumerable<Occurrence> found) => string.Join(
        '\n', found.Select(each => string.Join(
            '\n', [Finding(each.Finding), .. StackOf(each.Finding).Select(line => "   " + line)])));

    private static string Finding(FindingResult finding) => string.Join(
        '\n',
        [
            FindingText.Heading(finding),
            .. FindingText.Fields(finding).Select(field => "  " + FindingText.Field(field.Name, field.Value)),
        ]);

    private static string OneLine(string text) => string.Join(' ', text.ReplaceLineEndings("\n").Split('\n'));
}
