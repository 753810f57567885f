namespace NdisConformance.Results;

/// <summary>
/// Merges the runs of a scenario that showed the same, so that a report says it once: the same rules, each broken by
/// the same event for an object of the same kind, and the same end of the run.
/// </summary>
public static class RunFold
{
    public static IReadOnlyList<MergedRun> Merge(IEnumerable<ScenarioResult> runs)
        => [.. runs.GroupBy(KeyOf, StringComparer.Ordinal).Select(group => new MergedRun(
            group.First(), [.. group.Skip(1).Select(run => run.Profile)]))];

    /// <summary>Equal for runs that are merged. Only one run of a scenario can have a snapshot that changed.</summary>
    private static string KeyOf(ScenarioResult run) => string.Join(
        '\n',
        [
            run.Id,
            $"{run.Verdict} {run.Snapshot.State == SnapshotState.Changed}",
            run.Message,
            run.Stopped,
            .. run.Findings.Select(KeyOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ]);

    private static string KeyOf(FindingResult finding)
        => string.Join(
            ' ',
            finding.Rule,
            finding.Level,
            finding.Object.Split('#')[0],
            finding.Broken.Event,
            finding.WaivedBecause);
}
