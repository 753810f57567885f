using System.Globalization;
using NdisConformance.Rules;

namespace NdisConformance.Results;

/// <summary>A finding as text: what the rule requires, and where in driver and trace it was broken.</summary>
public static class FindingText
{
    /// <summary>Columns of the name of a field.</summary>
    public const int NameWidth = 12;

    /// <summary>Writes all that is known of a finding.</summary>
    /// <param name="output">Gets the lines.</param>
    /// <param name="finding">The finding.</param>
    public static void Write(TextWriter output, FindingResult finding)
    {
        output.WriteLine($"    {Heading(finding)}");
        foreach ((string name, string value) in Fields(finding))
        {
            output.WriteLine($"      {Field(name, value)}");
        }
    }

    /// <summary>Rule, level and title.</summary>
    public static string Heading(FindingResult finding)
    {
        string owner = finding.WaivedBy is null ? string.Empty : $" by {finding.WaivedBy}";
        string kind = finding.WaivedBecause is not null ? $" (waived{owner}: {finding.WaivedBecause})"
            : finding.IsRobustness ? " (robustness, outside the verdict)"
            : finding.IsAdvice ? " (advice)"
            : string.Empty;
        return $"{finding.Rule} {Level(finding.Level)}{kind}: {TitleOf(finding)}";
    }

    public static string TitleOf(FindingResult finding)
        => RuleCatalogue.Find(finding.Rule)?.Title ?? "not a rule of this version";

    /// <summary>What is known of a finding, each with its name.</summary>
    public static IEnumerable<(string Name, string Value)> Fields(FindingResult finding)
    {
        RuleDescriptor? rule = RuleCatalogue.Find(finding.Rule);
        if (rule is not null)
        {
            yield return ("requirement", rule.Requirement);
        }

        if (finding.Place is { } place)
        {
            yield return (NameOf(place.Kind), place.Frame.ToString());
        }
        else if (CallbackOf(finding) is { } callback)
        {
            yield return (NameOf(PlaceKind.Callback), callback);
        }

        if (finding.MadeStack.Count > 0 && finding.Place?.Kind != PlaceKind.Obliged)
        {
            yield return (NameOf(PlaceKind.Obliged), finding.MadeStack[0].ToString());
        }

        if (finding.Object.Length > 0)
        {
            yield return ("object", finding.Object);
        }

        if (finding.Made is { } made)
        {
            yield return ("obliged at", Moment(made));
        }

        yield return ("broken at", Moment(finding.Broken));
        yield return ("expected", finding.Expected);
        yield return ("actual", finding.Actual);
        if (rule is not null)
        {
            if (rule.WindowsEquivalent is not ("" or "none"))
            {
                yield return ("windows", rule.WindowsEquivalent);
            }

            yield return ("source", SourcePages.Link(rule.Source));
        }
    }

    /// <summary>A field as a line.</summary>
    public static string Field(string name, string value) => name.PadRight(NameWidth) + " " + value;

    /// <summary>A level as the documents of the contract write it.</summary>
    public static string Level(RuleLevel level) => level switch
    {
        RuleLevel.Must => "MUST",
        RuleLevel.MustNot => "MUST NOT",
        RuleLevel.Should => "SHOULD",
        RuleLevel.ShouldNot => "SHOULD NOT",
        _ => "MAY",
    };

    /// <summary>What a place has to do with a finding, as the name of a field.</summary>
    public static string NameOf(PlaceKind kind) => kind switch
    {
        PlaceKind.Broke => "broken by",
        PlaceKind.Obliged => "obliged by",
        PlaceKind.Touched => "last used by",
        PlaceKind.Last => "last call by",
        _ => "in callback",
    };

    /// <summary>A callback that called nothing is on no stack that could be seen; its name is known.</summary>
    private static string? CallbackOf(FindingResult finding)
        => new[] { finding.Broken, finding.Touched }
            .Select(moment => moment?.Event)
            .FirstOrDefault(name => Enum.TryParse(name, out TraceName known) && TraceSchema.IsCallback(known));

    private static string Moment(Moment moment) => string.Create(
        CultureInfo.InvariantCulture, $"#{moment.Sequence} {moment.Line.Trim()}");
}
