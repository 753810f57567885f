using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>What running a scenario gave.</summary>
/// <param name="Result">The judgement.</param>
/// <param name="Snapshot">The trace in the form of a snapshot.</param>
/// <param name="ThrewInDriverEntry">True if the driver threw in DriverEntry.</param>
public sealed record ExecutedScenario(ScenarioResult Result, string Snapshot, bool ThrewInDriverEntry)
{
    /// <summary>What makes a trace unfit to be accepted, in words.</summary>
    public IReadOnlyList<string> Broken()
    {
        List<string> broken = [.. Result.Violations
            .Select(finding => $"{finding.Rule.Id}: {finding.Message}")
            .Distinct(StringComparer.Ordinal)];
        if (Result.Verdict is ScenarioVerdict.Crash or ScenarioVerdict.Hang)
        {
            broken.Add($"{KebabCase.Of(Result.Verdict)}: {Result.Message.Split('\n')[0]}");
        }

        return broken;
    }
}
