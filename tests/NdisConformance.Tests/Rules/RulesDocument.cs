using System.Text;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;

namespace NdisConformance.Tests.Rules;

/// <summary>The text of <c>conformance/RULES.md</c>.</summary>
internal static class RulesDocument
{
    private const string Preface =
        """
        # Rules

        Generated from the catalogue, the scenarios and the faulty miniports; not written by hand. A test compares it
        with what it is generated from, and says how to bring it up to date.

        A rule is *implemented* if a checker judges it, if a test knows the host from a wrong one (duties of the host),
        or if a conforming miniport makes use of it (permissions). It is *planned* or *not verified* for the reason that
        stands with it. `explain RULE` prints a rule.

        """;

    private static readonly ILookup<string, Scenario> ScenariosByRule = ScenarioCatalogue.All
        .SelectMany(scenario => scenario.Rules.Distinct(), (scenario, rule) => (Scenario: scenario, Rule: rule))
        .ToLookup(pair => pair.Rule, pair => pair.Scenario, StringComparer.Ordinal);

    public static string Write()
    {
        StringBuilder text = new();
        text.Append(Preface.ReplaceLineEndings("\n"));
        WriteCounts(text);
        foreach (RuleGroup group in RuleRoster.Groups)
        {
            Line(text, $"\n## {group.Name}: {group.Title}");
            foreach (RuleListing listing in ListingsOf(group))
            {
                WriteRule(text, listing);
            }
        }

        WriteSources(text);
        return text.ToString();
    }

    private static IEnumerable<RuleListing> ListingsOf(RuleGroup group)
        => RuleRoster.All.Where(listing => listing.Rule.Area == group.Name);

    private static void WriteCounts(StringBuilder text)
    {
        Line(text, "\n| group | rules | implemented | planned | not verified |");
        Line(text, "|---|---|---|---|---|");
        foreach (RuleGroup group in RuleRoster.Groups)
        {
            WriteCount(text, group.Name, [.. ListingsOf(group)]);
        }

        WriteCount(text, "**all**", RuleRoster.All);
    }

    private static void WriteCount(StringBuilder text, string name, IReadOnlyList<RuleListing> listings)
    {
        Line(text, $"| {name} | {listings.Count} | {Of(RuleDisposition.Implemented)} | {Of(RuleDisposition.Planned)} "
            + $"| {Of(RuleDisposition.NotVerified)} |");

        int Of(RuleDisposition disposition) => listings.Count(listing => listing.Disposition == disposition);
    }

    private static void WriteRule(StringBuilder text, RuleListing listing)
    {
        RuleDescriptor rule = listing.Rule;
        Line(text, $"\n### {rule.Id}: {rule.Title}");
        Line(text, $"\n{rule.Requirement}\n");
        string verb = rule.Level == RuleLevel.May ? "permits" : "obliges";
        Line(text, $"- {LevelOf(rule)}, {verb} the {KebabCase.Of(rule.Who)}");
        Line(text, $"- {DispositionOf(listing)}");
        Line(text, $"- source: {rule.Source}");
        Line(text, $"- Windows: {rule.WindowsEquivalent}");
        if (rule.Occasion is { } occasion)
        {
            string by = occasion.Driver is null ? string.Empty : $"; `{occasion.Driver}` does";
            Line(text, $"- met only by: {occasion.Reason}{by}");
        }

        Names(text, "scenarios", ScenariosByRule[rule.Id].Select(scenario => scenario.Id));
        Names(text, "faulty miniports", FaultyCatalogue.DriversByRule[rule.Id]);
    }

    private static string LevelOf(RuleDescriptor rule)
    {
        string level = KebabCase.Of(rule.Level).Replace('-', ' ').ToUpperInvariant();
        string kind = rule.IsRobustness ? " (robustness: outside the verdict)"
            : rule.IsPerformance ? " (performance)"
            : string.Empty;
        return level + kind;
    }

    private static string DispositionOf(RuleListing listing)
    {
        string disposition = KebabCase.Of(listing.Disposition).Replace('-', ' ');
        return listing switch
        {
            { Reason: { } reason } => $"{disposition}: {reason}",
            { Tests.Count: > 0 } => $"{disposition}: shown by the tests {Quoted(listing.Tests)}",
            { Drivers.Count: > 0 } => $"{disposition}: the conforming miniport {Quoted(listing.Drivers)} does it",
            _ => $"{disposition}: a checker judges it",
        };
    }

    private static void WriteSources(StringBuilder text)
    {
        Line(text, "\n## Sources\n");
        Line(text, "`wdk-ddi-src` lies in the repository MicrosoftDocs/windows-driver-docs-ddi, "
            + "`windows-driver-docs-pr` in MicrosoftDocs/windows-driver-docs.\n");
        Line(text, "| alias | page |");
        Line(text, "|---|---|");
        IEnumerable<string> aliases = RuleRoster.All
            .SelectMany(listing => listing.Rule.Source.Split(','))
            .Select(alias => alias.Trim())
            .Distinct()
            .Order(StringComparer.Ordinal);
        foreach (string alias in aliases)
        {
            Line(text, $"| {alias} | {SourcePages.Of(alias)} |");
        }
    }

    private static void Names(StringBuilder text, string what, IEnumerable<string> names)
    {
        string[] all = [.. names];
        if (all.Length > 0)
        {
            Line(text, $"- {what}: {Quoted(all)}");
        }
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
