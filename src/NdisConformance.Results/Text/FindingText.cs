using System.Globalization;
using NdisConformance.Rules;

namespace NdisConformance.Results;

/// <summary>A finding as text: what the rule requires, its source, and where it was broken.</summary>
public static class FindingText
{
    private const int OthersShown = 5;

    /// <param name="output">Gets the lines.</param>
    /// <param name="finding">The finding.</param>
    public static void Write(TextWriter output, FindingResult finding)
        => Write(output, new MergedFinding(finding, [], []));

    /// <param name="output">Gets the lines.</param>
    /// <param name="merged">The finding, with those that are like it.</param>
    /// <param name="seenUnder">The runs that showed it, in words; empty if that goes without saying.</param>
    public static void Write(TextWriter output, MergedFinding merged, string seenUnder = "")
    {
        FindingResult finding = merged.Finding;
        RuleDescriptor? rule = RuleCatalogue.Find(finding.Rule);
        string title = rule?.Title ?? "not a rule of this version";
        output.WriteLine($"    {Heading(finding)}: {title}");
        if (rule is not null)
        {
            Field(output, "requirement", rule.Requirement);
            Field(output, "source", $"{rule.Source} ({rule.SourcePage})");
            Field(output, "windows", rule.WindowsEquivalent);
        }

        Field(output, "object", finding.Object.Length == 0 ? "-" : finding.Object);
        Field(output, "obliged at", finding.Made is null ? "-" : Moment(finding.Made));
        Field(output, "broken at", Moment(finding.Broken));
        Field(output, "expected", finding.Expected);
        Field(output, "actual", finding.Actual);
        WriteOthers(output, merged);
        if (seenUnder.Length > 0)
        {
            Field(output, "seen under", seenUnder);
        }
    }

    /// <summary>A finding that was written before, of another scenario, in a few lines.</summary>
    /// <param name="output">Gets the lines.</param>
    /// <param name="merged">The finding, with those that are like it.</param>
    /// <param name="scenario">The scenario whose finding says the same.</param>
    public static void WriteAgain(TextWriter output, MergedFinding merged, string scenario)
    {
        output.WriteLine($"    {Heading(merged.Finding)}: as in {scenario}");
        Field(output, "broken at", Moment(merged.Finding.Broken));
        Field(output, "actual", merged.Finding.Actual);
        WriteOthers(output, merged);
    }

    private static string Heading(FindingResult finding)
    {
        string kind = finding.WaivedBecause is not null ? $" (waived: {finding.WaivedBecause})"
            : finding.IsRobustness ? " (robustness, outside the verdict)"
            : finding.IsAdvice ? " (advice)"
            : string.Empty;
        return $"{finding.Rule} {Level(finding.Level)}{kind}";
    }

    private static void WriteOthers(TextWriter output, MergedFinding merged)
    {
        if (merged.Others.Count > 0)
        {
            string shown = string.Join(", ", merged.Others.Take(OthersShown).Select(Short));
            string more = merged.Others.Count > OthersShown ? ", ..." : string.Empty;
            string times = merged.Others.Count == 1 ? "once more" : $"{merged.Others.Count} times more";
            Field(output, "likewise", $"{times}: {shown}{more}");
        }
    }

    /// <summary>A level as the documents of the contract write it.</summary>
    public static string Level(RuleLevel level) => level switch
    {
        RuleLevel.Must => "MUST",
        RuleLevel.MustNot => "MUST NOT",
        RuleLevel.Should => "SHOULD",
        RuleLevel.ShouldNot => "SHOULD NOT",
        _ => "MAY",
    };

    private static string Short(FindingResult finding)
    {
        string at = string.Create(CultureInfo.InvariantCulture, $"#{finding.Broken.Sequence}");
        return finding.Object.Length == 0 ? at : $"{finding.Object} {at}";
    }

    private static string Moment(Moment moment) => string.Create(
        CultureInfo.InvariantCulture, $"#{moment.Sequence} {moment.Line.Trim()}");

    private static void Field(TextWriter output, string name, string value)
        => output.WriteLine($"      {name,-12} {value}");
}
