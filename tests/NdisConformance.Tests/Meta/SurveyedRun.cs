using System.Collections.Frozen;
using NdisConformance.Rules;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Meta;

/// <summary>What a run of one driver in one scenario found.</summary>
/// <param name="BrokenRules">The rules with a finding, advice included.</param>
/// <param name="Findings">
/// Each finding as a line: rule, level, object, and the lines of its two events. No sequence number and no prose, and
/// in alphabetical order, so that an event more or another order of checkers changes nothing.
/// </param>
internal sealed record SurveyedRun(FrozenSet<string> BrokenRules, IReadOnlyList<string> Findings)
{
    public static SurveyedRun Clean { get; } = new([], []);

    public static SurveyedRun Read(ScenarioOutcome outcome) => new(
        outcome.Rules.Findings.Select(finding => finding.RuleId).ToFrozenSet(StringComparer.Ordinal),
        [.. outcome.Rules.Findings.Select(finding => Line(finding, outcome.Trace)).Order(StringComparer.Ordinal)]);

    private static string Line(Finding finding, TraceStore trace)
        => $"{finding.RuleId} {finding.Level} {TraceText.Object(finding.Object)} "
            + $"| {Event(finding.Made, trace)} | {Event(finding.Broken, trace)}";

    private static string Event(long sequence, TraceStore trace)
        => sequence > 0 && trace.IndexOf(sequence) is var index and >= 0
            ? TraceFormatter.Line(in trace[index])
            : "-";
}
