using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Reports;

/// <summary>From rules and findings to their weight.</summary>
internal static class Severities
{
    public static Severity Of(RuleDescriptor rule) => Of(rule.Level, rule.IsRobustness || rule.IsPerformance);

    /// <summary>The mistakes of a driver, those of robustness last: these stand outside the verdict.</summary>
    public static IEnumerable<(FindingGroup Group, Severity Severity)> OfMistakes(DriverResult driver, bool isStrict) =>
    [
        .. driver.Mistakes.Select(group => (group, Of(group.Finding, isStrict))),
        .. GroupFold.Of(driver.Robustness).Select(group => (group, Severity.Note)),
    ];

    /// <param name="finding">The finding; that it is waived takes nothing of its weight.</param>
    /// <param name="isStrict">True if advice counts like a violation.</param>
    private static Severity Of(FindingResult finding, bool isStrict)
        => isStrict && !finding.IsRobustness ? Severity.Error : Of(
            finding.Level,
            finding.IsRobustness || (!finding.IsBinding && RuleCatalogue.Find(finding.Rule)?.IsPerformance == true));

    private static Severity Of(RuleLevel level, bool isNote) => level switch
    {
        _ when isNote => Severity.Note,
        RuleLevel.Must or RuleLevel.MustNot => Severity.Error,
        RuleLevel.Should or RuleLevel.ShouldNot => Severity.Warning,
        _ => Severity.Note,
    };
}
