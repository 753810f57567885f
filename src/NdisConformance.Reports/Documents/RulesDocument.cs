using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Reports;

/// <summary>The documents of the rules: <c>conformance/RULES.md</c> and a page for each.</summary>
public static class RulesDocument
{
    private const string Preface =
        """
        # Rules

        Generated from the catalogue, the scenarios and the faulty miniports; not written by hand. A test compares it
        with what it is generated from, and says how to bring it up to date.

        Each rule has a page under `rules`: what it asks for, who says so, what Windows does, and how it looks broken
        and kept. `explain RULE` prints the same.

        A rule is *implemented* if a checker judges it, if a test knows the host from a wrong one (duties of the host),
        or if a conforming miniport makes use of it (permissions). It is *planned* or *not verified* for the reason that
        stands on its page.
        """;

    /// <summary>Every document: its path below <c>conformance</c>, and its text.</summary>
    public static IEnumerable<(string Path, string Text)> All(IReadOnlyList<RulePage> pages)
    {
        yield return ("RULES.md", Text(output => WriteIndex(output, pages)));
        foreach (RulePage page in pages)
        {
            yield return ($"rules/{page.Listing.Rule.Id}.md", Text(output => RulePageText.Write(output, page)));
        }
    }

    private static string Text(Action<TextWriter> write)
    {
        using StringWriter output = new() { NewLine = "\n" };
        write(output);
        return output.ToString();
    }

    private static void WriteIndex(TextWriter output, IReadOnlyList<RulePage> pages)
    {
        ILookup<string, RulePage> byGroup = pages.ToLookup(page => page.Listing.Rule.Area, StringComparer.Ordinal);
        output.WriteLine(Preface.ReplaceLineEndings("\n"));
        output.WriteLine();
        output.WriteLine("| group | rules | implemented | planned | not verified |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (RuleGroup group in RuleGroups.All)
        {
            WriteCount(output, group.Name, [.. byGroup[group.Name]]);
        }

        WriteCount(output, "**all**", pages);
        foreach (RuleGroup group in RuleGroups.All)
        {
            output.WriteLine();
            output.WriteLine($"## {group.Name}: {group.Title}");
            output.WriteLine();
            output.WriteLine("| rule | | level | who | state | faulty |");
            output.WriteLine("|---|---|---|---|---|---|");
            foreach (RulePage page in byGroup[group.Name])
            {
                WriteRow(output, page);
            }
        }

        WriteSources(output, pages);
    }

    private static void WriteCount(TextWriter output, string name, IReadOnlyList<RulePage> pages)
    {
        output.WriteLine($"| {name} | {pages.Count} | {Of(RuleDisposition.Implemented)} "
            + $"| {Of(RuleDisposition.Planned)} | {Of(RuleDisposition.NotVerified)} |");

        int Of(RuleDisposition disposition) => pages.Count(page => page.Listing.Disposition == disposition);
    }

    private static void WriteRow(TextWriter output, RulePage page)
    {
        RuleDescriptor rule = page.Listing.Rule;
        string faulty = page.FaultyDrivers is { Count: > 0 } drivers ? $"{drivers.Count}" : string.Empty;
        output.WriteLine($"| [{rule.Id}](rules/{rule.Id}.md) | {rule.Title} "
            + $"| {FindingText.Level(rule.Level)}{RulePageText.KindOf(rule)} | {KebabCase.Of(rule.Who)} "
            + $"| {KebabCase.Of(page.Listing.Disposition).Replace('-', ' ')} | {faulty} |");
    }

    private static void WriteSources(TextWriter output, IReadOnlyList<RulePage> pages)
    {
        output.WriteLine();
        output.WriteLine("## Sources");
        output.WriteLine();
        output.WriteLine("`wdk-ddi-src` lies in the repository MicrosoftDocs/windows-driver-docs-ddi, "
            + "`windows-driver-docs-pr` in MicrosoftDocs/windows-driver-docs.");
        output.WriteLine();
        output.WriteLine("| alias | page |");
        output.WriteLine("|---|---|");
        IEnumerable<string> aliases = pages
            .SelectMany(page => page.Listing.Rule.Source.Split(','))
            .Select(alias => alias.Trim())
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        foreach (string alias in aliases)
        {
            output.WriteLine($"| {alias} | {SourcePages.Link(alias)} |");
        }
    }
}
