using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>The reasons for which a trace must not become an accepted snapshot.</summary>
internal static class AcceptanceHurdles
{
    /// <summary>One line for each reason; none if the run passed.</summary>
    public static IReadOnlyList<string> Of(ScenarioRun run)
    {
        List<string> reasons = [.. run.Violations
            .Select(finding => $"{finding.Rule}: {finding.Message}")
            .Distinct(StringComparer.Ordinal)];
        if (run.Verdict is ScenarioVerdict.Crash or ScenarioVerdict.Hang)
        {
            reasons.Add($"{KebabCase.Of(run.Verdict)}: {run.Message.Split('\n')[0]}");
        }

        if (run.Verdict == ScenarioVerdict.NotRun)
        {
            reasons.Add($"{KebabCase.Of(run.Verdict)}: {run.Stopped.Split('\n')[0]}");
        }

        return reasons;
    }
}
