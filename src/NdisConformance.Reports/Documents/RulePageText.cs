using System.Globalization;
using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Reports;

/// <summary>The page of a rule: what <c>explain</c> prints, and what lies under <c>conformance/rules</c>.</summary>
public static class RulePageText
{
    /// <param name="output">Where to; its new line is LF.</param>
    /// <param name="page">The rule.</param>
    public static void Write(TextWriter output, RulePage page)
    {
        RuleDescriptor rule = page.Listing.Rule;
        output.WriteLine($"# {rule.Id}: {rule.Title}");
        output.WriteLine();
        output.WriteLine(rule.Requirement);
        output.WriteLine();
        string verb = rule.Level == RuleLevel.May ? "permits" : "obliges";
        string who = rule.Who == RuleParty.Host ? "the host: NDIS, a duty of the harness" : "the miniport";
        Field(output, "level", $"{FindingText.Level(rule.Level)}{KindOf(rule)}, {verb} {who}");
        Field(output, "why", rule.Why);
        Field(output, "source", $"{rule.Source} ({rule.SourcePage})");
        if (rule.Page is { } said)
        {
            Field(output, "its page", said);
        }

        Field(output, "Windows", rule.WindowsInWords);
        Field(output, "state", DispositionOf(page.Listing));
        if (rule.Preconditions.Count > 0)
        {
            Field(output, "applies to", $"drivers that call {string.Join(" or ", rule.Preconditions)}");
        }

        if (rule.AppliesTo is { } drivers)
        {
            string by = page.Listing.KeptBy is null ? string.Empty : $"; `{page.Listing.KeptBy}` does";
            Field(output, "met only by", drivers + by);
        }

        Names(output, "scenarios", page.Scenarios);
        Names(output, "faulty miniports", page.FaultyDrivers ?? []);
        if (page.Listing.BlindSpot is { } blind)
        {
            Field(output, "uncaught in", $"{Quoted(blind.Scenarios)}: {blind.Reason}");
        }

        if (page.FaultyDrivers is null)
        {
            output.WriteLine();
            output.WriteLine("The plugins that show the rule broken and kept do not lie beside the tool: no traces.");
        }
        else if (page.Illustration is { } illustration)
        {
            Write(output, illustration);
        }
    }

    internal static string KindOf(RuleDescriptor rule)
        => rule.IsRobustness ? " (robustness: outside the verdict)"
            : rule.IsPerformance ? " (performance)"
            : string.Empty;

    private static void Write(TextWriter output, RuleIllustration illustration)
    {
        output.WriteLine();
        output.WriteLine("## Broken");
        output.WriteLine();
        output.WriteLine($"`{illustration.FaultyDriver}` in `{illustration.Scenario}`:");
        Trace(output, illustration.Failing);
        FindingResult finding = illustration.Finding;
        if (finding.Object.Length > 0)
        {
            Field(output, "object", finding.Object);
        }

        if (finding.Made is { } made)
        {
            Field(output, "obliged at", At(made));
        }

        Field(output, "broken at", At(finding.Broken));
        Field(output, "expected", finding.Expected);
        Field(output, "actual", finding.Actual);
        output.WriteLine();
        output.WriteLine("## Kept");
        output.WriteLine();
        output.WriteLine($"`{illustration.KeepingDriver}` in the same scenario:");
        Trace(output, illustration.Passing, isLast: true);
    }

    private static void Trace(TextWriter output, IReadOnlyList<string> lines, bool isLast = false)
    {
        output.WriteLine();
        output.WriteLine("```text");
        foreach (string line in lines)
        {
            output.WriteLine(line);
        }

        output.WriteLine("```");
        if (!isLast)
        {
            output.WriteLine();
        }
    }

    private static string At(Moment moment)
        => string.Create(CultureInfo.InvariantCulture, $"#{moment.Sequence}");

    private static string DispositionOf(RuleListing listing)
    {
        string disposition = KebabCase.Of(listing.Disposition).Replace('-', ' ');
        return listing switch
        {
            { Reason: { } reason } => $"{disposition}: {reason}",
            { Tests.Count: > 0 } => $"{disposition}: the tests {Quoted(listing.Tests)} know the host from a wrong one",
            { Drivers.Count: > 0 } => $"{disposition}: the conforming miniport {Quoted(listing.Drivers)} does it",
            _ => $"{disposition}: a checker judges it",
        };
    }

    private static void Names(TextWriter output, string what, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
        {
            Field(output, what, Quoted(names));
        }
    }

    private static void Field(TextWriter output, string name, string value)
        => output.WriteLine($"- **{name}**: {value}");

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));
}
