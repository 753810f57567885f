using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>The reasons for which a trace must not become an accepted snapshot.</summary>
internal static class BrokenRules
{
    /// <summary>One line for each reason; none if the scenario passed.</summary>
    public static IReadOnlyList<string> Of(ScenarioResult result)
    {
        List<string> reasons = [.. result.Violations
            .Select(finding => $"{finding.Rule}: {finding.Message}")
            .Distinct(StringComparer.Ordinal)];
        if (result.Verdict is ScenarioVerdict.Crash or ScenarioVerdict.Hang)
        {
            reasons.Add($"{KebabCase.Of(result.Verdict)}: {result.Message.Split('\n')[0]}");
        }

        return reasons;
    }
}
