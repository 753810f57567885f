namespace NdisConformance.Results;

/// <summary>
/// One mistake is one finding. Findings are of the same mistake if the same rule was broken by the same line of the
/// driver and the findings say the same but for numbers. Where no line broke it, the line that is named instead counts
/// if it made the duty; otherwise the event does.
/// </summary>
public static class GroupFold
{
    /// <summary>
    /// The mistakes of a driver: violations, then advice, then what is outside the verdict or waived; of each those
    /// first that most scenarios show.
    /// </summary>
    public static IReadOnlyList<FindingGroup> Of(IReadOnlyList<ScenarioResult> scenarios)
    {
        ILookup<(string, string, long), string> consequences = scenarios
            .SelectMany(scenario => scenario.Runs.SelectMany(run => run.Silenced.Select(silenced => (
                Key: (Key(scenario.Id, run), silenced.CauseRule, silenced.Cause.Sequence), silenced.Finding.Rule))))
            .ToLookup(pair => pair.Key, pair => pair.Rule);
        return
        [
            .. from scenario in scenarios
               from run in scenario.Runs
               from finding in run.Findings
               group new Occurrence(scenario.Id, run, finding) by Mistake.Of(finding) into alike
               let made = Group([.. alike], consequences)
               orderby Rank(made.Finding), made.Scenarios.Count descending, made.First.Finding.Broken.Sequence
               select made,
        ];
    }

    /// <summary>The runs of a driver that ended badly, those first that most scenarios show.</summary>
    public static IReadOnlyList<FailureGroup> Failures(IReadOnlyList<ScenarioResult> scenarios) =>
    [
        .. from scenario in scenarios
           from run in scenario.Runs
           where run.Verdict is ScenarioVerdict.Crash or ScenarioVerdict.Hang or ScenarioVerdict.HarnessError
           group (scenario.Id, Run: run)
           by (run.Verdict, FindingShape.Of(run.Message), Place(run))
           into alike
           let ids = alike.Select(pair => pair.Id).Distinct().ToList()
           orderby ids.Count descending
           select new FailureGroup(alike.First().Run, ids),
    ];

    /// <summary>A driver that computes without end is in another line of its loop each time.</summary>
    private static string Place(ScenarioRun run) => run.Stack.Count == 0 ? string.Empty
        : run.Verdict == ScenarioVerdict.Hang ? run.Stack[0].Split('(')[0]
        : run.Stack[0];

    private static FindingGroup Group(
        IReadOnlyList<Occurrence> alike, ILookup<(string, string, long), string> consequences)
    {
        // A run without injected faults and unusual moments is easier to read than a shorter one with them.
        Occurrence first = alike.MinBy(
            occurrence => (occurrence.Run.IsVaried, occurrence.Finding.Broken.Sequence))!;
        IEnumerable<string> followed = alike
            .Select(occurrence => (
                Key(occurrence.Scenario, occurrence.Run), occurrence.Finding.Rule, occurrence.Finding.Broken.Sequence))
            .Distinct()
            .SelectMany(key => consequences[key]);
        return new FindingGroup
        {
            First = first,
            Occurrences = alike,
            Fingerprint = FindingShape.Fingerprint(first.Finding),
            FollowUps = [.. followed.GroupBy(rule => rule, (rule, all) => new FollowUp(rule, all.Count()))
                .OrderByDescending(consequence => consequence.Count)
                .ThenBy(consequence => consequence.Rule, StringComparer.Ordinal)],
        };
    }

    private static string Key(string scenario, ScenarioRun run) => $"{scenario}|{run.Name}";

    private static int Rank(FindingResult finding) => finding.WaivedBecause is not null ? 3
        : finding.IsRobustness ? 2
        : finding.IsAdvice ? 1
        : 0;

    private sealed record Mistake(
        string Rule, int Rank, string? Because, string KindOfObject, string Shape, PlaceKind? Kind, string Where)
    {
        public static Mistake Of(FindingResult finding) => new(
            finding.Rule,
            GroupFold.Rank(finding),
            finding.WaivedBecause,
            FindingShape.KindOfObject(finding),
            FindingShape.Of(finding),
            finding.Place is { IsOfMistake: true } place ? place.Kind : null,
            finding.Place is { IsOfMistake: true, Frame: var frame }
                ? $"{frame.Function} {frame.File}:{frame.Line}+{(frame.Line == 0 ? frame.Offset : 0)}"
                : finding.Broken.Event);
    }
}
