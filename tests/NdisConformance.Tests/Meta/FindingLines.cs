using NdisConformance.Rules;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Meta;

/// <summary>
/// Each finding of a run as a line: rule, level, object, and the lines of its two events. No sequence number and no
/// prose, and in alphabetical order, so that an event more or another order of checkers changes nothing.
/// </summary>
internal static class FindingLines
{
    public static IReadOnlyList<string> Of(ScenarioOutcome outcome)
        => [.. outcome.Rules.Findings.Select(finding => Line(finding, outcome.Trace)).Order(StringComparer.Ordinal)];

    private static string Line(Finding finding, TraceStore trace)
        => $"{finding.RuleId} {finding.Level} {TraceText.Object(finding.Object)} "
            + $"| {Event(finding.Made, trace)} | {Event(finding.Broken, trace)}";

    private static string Event(long sequence, TraceStore trace)
        => sequence > 0 && trace.IndexOf(sequence) is var index and >= 0
            ? TraceFormatter.Line(in trace[index])
            : "-";
}
