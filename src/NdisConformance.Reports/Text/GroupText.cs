using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Reports;

/// <summary>The mistakes of a driver: a line for each rule, then each mistake once.</summary>
internal static class GroupText
{
    private const int LinesOfRules = 8;

    // What the summary leaves of a screen of 40 lines.
    private const int RowsAboveSummary = 28;
    private const int ShortestTitle = 12;

    private static readonly string[] OnlyVerbose = ["requirement", "object", "windows"];
    private static readonly string[] Copied =
        ["broken by", "obliged by", "last used by", "last call by", "in callback", "source", "trace"];

    /// <param name="screen">Gets the lines.</param>
    /// <param name="driver">The driver.</param>
    /// <param name="groups">Its mistakes.</param>
    /// <param name="run">The run.</param>
    /// <param name="top">The row of the screen at which the text of the driver begins.</param>
    public static void Write(
        Screen screen, DriverResult driver, IReadOnlyList<FindingGroup> groups, RunResult run, int top)
    {
        if (groups.Count == 0)
        {
            return;
        }

        WriteRules(screen, groups);
        for (int i = 0; i < groups.Count; i++)
        {
            List<(string Name, string Value)> fields = [.. Fields(screen.Style, driver, groups[i], run)];
            int rows = 1 + fields.Sum(field => RowsOf(screen, field.Name, field.Value));
            if (!screen.Style.IsVerbose && i > 0 && screen.Rows - top + rows >= RowsAboveSummary)
            {
                screen.Line($"and {Words.Count(groups.Count - i, "finding")} more: --verbose shows them");
                break;
            }

            screen.Sentence(FindingText.Heading(groups[i].Finding), part: groups[i].Finding.Rule);
            foreach ((string name, string value) in fields)
            {
                Write(screen, name, "  " + FindingText.Field(name, value));
            }
        }

        screen.Line();
    }

    /// <summary>A line for each rule that was broken.</summary>
    private static void WriteRules(Screen screen, IReadOnlyList<FindingGroup> groups)
    {
        List<IGrouping<(string Rule, string Kind), FindingGroup>> rules =
            [.. groups.GroupBy(group => (group.Finding.Rule, Words.KindOf(group.Finding)))];
        int width = rules.Max(rule => rule.Key.Rule.Length);
        int shown = screen.Style.IsVerbose ? rules.Count : LinesOfRules;
        foreach (IGrouping<(string Rule, string Kind), FindingGroup> rule in rules.Take(shown))
        {
            FindingResult finding = rule.First().Finding;
            int scenarios = rule.SelectMany(group => group.Scenarios).Distinct().Count();
            string where = finding.Place is { } place ? $"  {Path.GetFileName(place.Frame.Position)}" : string.Empty;
            string start = $" {rule.Key.Rule.PadRight(width)}  ";
            string end = $"  {Words.Count(scenarios, "scenario")}{where}";
            string title = Cut(
                FindingText.TitleOf(finding), screen.Style, rule.Key.Kind.Length + start.Length + end.Length);
            screen.Line(
                rule.Key.Kind, start + title + end, rule.Key.Kind == Words.Broken ? Ink.Bad : Ink.Warning);
        }

        if (rules.Count > shown)
        {
            screen.Line($"and {Words.Count(rules.Count - shown, "rule")} more: --verbose shows them");
        }

        screen.Line();
    }

    /// <summary>As much of a title as leaves room for the rest of the line, of which the place counts most.</summary>
    private static string Cut(string title, ReportStyle style, int rest)
    {
        const string cut = "...";
        int room = Math.Max(ShortestTitle, style.Width - rest);
        return style.IsVerbose || title.Length <= room ? title : title[..(room - cut.Length)] + cut;
    }

    private static int RowsOf(Screen screen, string name, string value)
        => IsCut(name) ? 1 : screen.RowsOf("  " + FindingText.Field(name, value));

    private static bool IsCut(string name) => name.EndsWith(" at", StringComparison.Ordinal);

    /// <summary>What may be copied is whole, a sentence goes on below, a line of the trace is cut.</summary>
    private static void Write(Screen screen, string name, string line)
    {
        if (Copied.Contains(name))
        {
            screen.Whole(line);
        }
        else if (IsCut(name))
        {
            screen.Line(line);
        }
        else
        {
            screen.Sentence(line, FindingText.NameWidth + 3);
        }
    }

    private static IEnumerable<(string Name, string Value)> Fields(
        ReportStyle style, DriverResult driver, FindingGroup group, RunResult run)
    {
        FindingResult finding = group.Finding;
        foreach ((string name, string value) in FindingText.Fields(finding))
        {
            if (style.IsVerbose || !OnlyVerbose.Contains(name))
            {
                yield return (name, value);
            }
        }

        if (group.FollowUps.Count > 0)
        {
            yield return ("followed by", string.Join(", ", group.FollowUps.Select(Consequence)));
        }

        yield return ("found in", FoundIn(group, run, style.IsVerbose));
        yield return ("fingerprint", group.Fingerprint);
        if (style.IsVerbose)
        {
            yield return ("trace", TraceCommand.Of(driver, group.First, run));
        }
    }

    /// <summary>The scenarios that show a mistake.</summary>
    /// <param name="group">The mistake.</param>
    /// <param name="run">The whole result.</param>
    /// <param name="isWhole">True to name all of them, false to count all but the first.</param>
    public static string FoundIn(FindingGroup group, RunResult run, bool isWhole)
    {
        IReadOnlyList<string> scenarios = group.Scenarios;
        string apart = Words.Run(group.First.Run, run);
        string where = apart.Length == 0 ? scenarios[0] : $"{scenarios[0]} ({apart})";
        return isWhole ? string.Join(", ", scenarios.Skip(1).Prepend(where))
            : scenarios.Count == 1 ? where
            : $"{where}, also in {Words.Count(scenarios.Count - 1, "scenario")}";
    }

    /// <summary>Findings that the mistake explains, by their rule: they count nowhere.</summary>
    private static string Consequence(FollowUp followed)
    {
        string title = RuleCatalogue.Find(followed.Rule)?.Title is { } known ? $": {known}" : string.Empty;
        return $"{Words.Count(followed.Count, "consequence")} ({followed.Rule}{title})";
    }
}
