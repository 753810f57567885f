using NdisConformance.Rules;

namespace NdisConformance.Results;

/// <summary>From the scenarios of one driver to its result.</summary>
public static class DriverFold
{
    /// <param name="catalogue">The rules by which the driver is judged.</param>
    /// <param name="driver">The driver with its scenarios; everything that follows from them is filled in.</param>
    /// <param name="strict">True if advice counts like a violation.</param>
    public static DriverResult Of(IEnumerable<RuleDescriptor> catalogue, DriverResult driver, bool strict)
    {
        IReadOnlyList<TrafficDifference> differences = TrafficFold.Differences(driver.Scenarios);
        IReadOnlyList<RuleResult> rules =
            [.. RuleFold.Of(catalogue, driver.Scenarios).Where(rule => ProfileFold.Judges(driver.Generation, rule))];
        IReadOnlyList<string> reasons = ReasonFold.Of(driver.Scenarios, rules);
        OverallVerdict verdict = VerdictFold.OfDriver(driver.Scenarios, rules, differences, reasons, strict);
        return driver with
        {
            Differences = differences,
            Mistakes = GroupFold.Of(driver.Scenarios),
            Rules = rules,
            Profiles = ProfileFold.Of(rules, verdict, driver.Generation),
            Reasons = reasons,
            Verdict = verdict,
        };
    }
}
