namespace NdisConformance.Results;

/// <summary>Counts what a run showed.</summary>
internal static class CountFold
{
    public static Counts OfRun(RunResult run)
    {
        List<ScenarioResult> scenarios = [.. run.Scenarios];
        List<FindingResult> findings =
            [.. run.Drivers.SelectMany(driver => driver.Mistakes).Select(group => group.Finding)];
        IReadOnlyList<RuleResult> rules = run.Rules;
        int Verdicts(ScenarioVerdict verdict) => scenarios.Count(scenario => scenario.Verdict == verdict);
        int Snapshots(SnapshotState state) => scenarios.Count(scenario => scenario.Snapshot.State == state);
        int Rules(RuleVerdict verdict) => rules.Count(rule => rule.Verdict == verdict);
        return new Counts
        {
            Scenarios = scenarios.Count,
            Runs = scenarios.Sum(scenario => scenario.Runs.Count),
            Passed = Verdicts(ScenarioVerdict.Pass),
            Failed = Verdicts(ScenarioVerdict.Fail),
            NotApplicable = Verdicts(ScenarioVerdict.NotApplicable),
            NotRun = Verdicts(ScenarioVerdict.NotRun),
            Crashed = Verdicts(ScenarioVerdict.Crash),
            Hung = Verdicts(ScenarioVerdict.Hang),
            HarnessErrors = Verdicts(ScenarioVerdict.HarnessError),
            Violations = findings.Count(finding => finding.IsViolation),
            Advice = findings.Count(finding => finding.IsAdvice),
            Waived = findings.Count(finding => finding.WaivedBecause is not null),
            RulesPassed = Rules(RuleVerdict.Pass),
            RulesFailed = Rules(RuleVerdict.Fail),
            RulesNotExercised = Rules(RuleVerdict.NotExercised),
            RulesNotApplicable = Rules(RuleVerdict.NotApplicable),
            RulesWaived = Rules(RuleVerdict.Waived),
            RulesOutsideVerdict = Rules(RuleVerdict.OutsideVerdict),
            Differences = run.Drivers.Sum(driver => driver.Differences.Count),
            SnapshotsEqual = Snapshots(SnapshotState.Equal),
            SnapshotsNew = Snapshots(SnapshotState.New),
            SnapshotsChanged = Snapshots(SnapshotState.Changed),
            SnapshotsNotCompared = Snapshots(SnapshotState.NotCompared),
            SnapshotsDangling = run.Drivers.Sum(driver => driver.DanglingSnapshots.Count),
        };
    }
}
