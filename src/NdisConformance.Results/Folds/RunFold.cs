using NdisConformance.Rules;

namespace NdisConformance.Results;

/// <summary>What the runs of a scenario show together.</summary>
internal static class RunFold
{
    // The worst first.
    private static readonly ScenarioVerdict[] Precedence =
        [ScenarioVerdict.HarnessError, ScenarioVerdict.Crash, ScenarioVerdict.Hang, ScenarioVerdict.Fail,
        ScenarioVerdict.NotRun, ScenarioVerdict.NotApplicable, ScenarioVerdict.Pass];

    /// <summary>A run on a host that is too old for the driver counts only if the scenario has no other.</summary>
    public static ScenarioVerdict Worst(IReadOnlyList<ScenarioRun> runs)
    {
        bool areAllTooOld = runs.All(run => run.IsHostTooOld);
        return Precedence.First(
            verdict => runs.Any(run => run.Verdict == verdict && run.IsHostTooOld == areAllTooOld));
    }

    /// <summary>
    /// The findings of all runs. Findings of two runs are the same if the same rule was broken by the same event for an
    /// object of the same kind, and both are waived or neither is. The merged finding is that of the first of these
    /// runs. Within a run, what was expected must be the same as well.
    /// </summary>
    public static IReadOnlyList<MergedFinding> Findings(IReadOnlyList<ScenarioRun> runs)
    {
        ILookup<Place, ScenarioRun> shownBy = runs
            .SelectMany(run => run.Findings.Select(PlaceOf).Distinct().Select(place => (place, run)))
            .ToLookup(pair => pair.place, pair => pair.run);
        return [.. runs.SelectMany(run => run.Findings
            .Where(finding => ReferenceEquals(shownBy[PlaceOf(finding)].First(), run))
            .GroupBy(finding => (Place: PlaceOf(finding), finding.Expected))
            .Select(alike => new MergedFinding(
                alike.First(), [.. alike.Skip(1)], [.. shownBy[alike.Key.Place].Select(shown => shown.Name)])))];
    }

    private static Place PlaceOf(FindingResult finding)
        => new(finding.Rule, finding.Level, finding.Object.Split('#')[0], finding.Broken.Event, finding.WaivedBecause);

    private sealed record Place(
        string Rule, RuleLevel Level, string KindOfObject, string Event, string? WaivedBecause);
}
