using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>The last lines of a run.</summary>
internal static class SummaryText
{
    /// <summary>One line: the verdict of the rules and the state of the snapshots.</summary>
    public static string OfDriver(DriverResult driver, RunResult run)
        => $"rules: {Words.Of(driver.Verdict)}{Broken(driver, run.Strict)}; {Snapshots(driver, run)}";

    /// <summary>
    /// The rules that were broken, by ID, with --strict those of advice, too; then how often it crashed and hung.
    /// </summary>
    private static string Broken(DriverResult driver, bool isStrict)
    {
        string[] rules = [.. driver.Rules
            .Where(rule => rule.Verdict == RuleVerdict.Fail && (rule.IsBinding || isStrict))
            .Select(rule => rule.Rule)];
        string[] reasons =
        [
            .. rules,
            .. Ended(driver, ScenarioVerdict.Crash, "crashed"),
            .. Ended(driver, ScenarioVerdict.Hang, "hung"),
        ];
        return reasons.Length == 0 ? string.Empty : $" ({string.Join(", ", reasons)})";
    }

    private static IEnumerable<string> Ended(DriverResult driver, ScenarioVerdict verdict, string how)
    {
        int count = driver.Scenarios.Count(scenario => scenario.Verdict == verdict);
        return count == 0 ? [] : [$"{Words.Count(count, "scenario")} {how}"];
    }

    public static string Counts(DriverResult driver, RunResult run)
    {
        int Scenarios(ScenarioVerdict verdict) => driver.Scenarios.Count(scenario => scenario.Verdict == verdict);
        int Rules(RuleVerdict verdict) => driver.Rules.Count(rule => rule.Verdict == verdict);
        int Failed(bool isBinding)
            => driver.Rules.Count(rule => rule.Verdict == RuleVerdict.Fail && rule.IsBinding == isBinding);
        string scenarios = Parts(
            (Scenarios(ScenarioVerdict.Pass), "passed"),
            (Scenarios(ScenarioVerdict.Fail), "failed"),
            (Scenarios(ScenarioVerdict.NotApplicable), "not applicable"),
            (Scenarios(ScenarioVerdict.NotRun), "not run"),
            (Scenarios(ScenarioVerdict.Crash), "crashed"),
            (Scenarios(ScenarioVerdict.Hang), "hung"),
            (Scenarios(ScenarioVerdict.HarnessError), "not judged because the harness failed"));
        string rules = Parts(
            (Rules(RuleVerdict.Pass), "passed"),
            (Failed(isBinding: true), "broken"),
            (Failed(isBinding: false), "with advice"),
            (Rules(RuleVerdict.Waived), "waived"),
            (Rules(RuleVerdict.NotExercised), "not exercised"),
            (Rules(RuleVerdict.NotApplicable), "not applicable"),
            (Rules(RuleVerdict.OutsideVerdict), "outside the verdict"));
        List<FindingResult> findings = [.. driver.Mistakes.Select(group => group.Finding)];
        int violations = findings.Count(finding => finding.IsViolation);
        int advice = findings.Count(finding => finding.IsAdvice);
        string found = violations + advice == 0
            ? string.Empty
            : $"; {Words.Count(violations, "violation")}, {advice} advice";
        string under = (run.OtherProfiles.Count == 0
            ? string.Empty
            : $" under {Words.Count(run.TestbedProfiles.Count, "profile")}") + Hosts(run);
        int ran = driver.Scenarios.Sum(scenario => scenario.Runs.Count);
        string runs = ran != driver.Scenarios.Count ? $", {Words.Count(ran, "run")}" : string.Empty;
        return $"{driver.Driver} of {driver.Plugin}: "
            + $"{Words.Count(driver.Scenarios.Count, "scenario")}{runs}{under}: {scenarios}; "
            + $"{Words.Count(driver.Rules.Count, "rule")}: {rules}{found}";
    }

    private static string Hosts(RunResult run) => run.OtherNdis.Count == 0 ? string.Empty
        : run.Ndis.Count == 1 ? $" on NDIS {run.Ndis[0]}"
        : $" on NDIS {run.Ndis[0]} to {run.Ndis[^1]} ({run.Ndis.Count} versions)";

    private static string Snapshots(DriverResult driver, RunResult run)
    {
        if (run.IsOfTrace)
        {
            return "a recorded trace is not compared with snapshots";
        }

        if (run.SnapshotFolder is null)
        {
            return "snapshots were not compared: no folder is known; give --snapshots DIR, or name one in "
                + ".ndis-conformance.json";
        }

        if (run.OtherProfiles.Count == run.TestbedProfiles.Count && run.OtherProfiles.Count > 0)
        {
            return "snapshots belong to the ordinary profile and were not compared";
        }

        if (run.OtherNdis.Count == run.Ndis.Count && run.OtherNdis.Count > 0)
        {
            return "snapshots belong to the newest NDIS and were not compared";
        }

        if (run.SnapshotFailure is not null)
        {
            return "snapshots could not be compared to the end: see the error above";
        }

        int Count(SnapshotState state) => driver.Scenarios.Count(scenario => scenario.Snapshot.State == state);
        int equal = Count(SnapshotState.Equal);
        int created = Count(SnapshotState.New);
        int changed = Count(SnapshotState.Changed);
        string news = created == 0 ? string.Empty
            : $"{Words.Count(created, "snapshot")} {(created == 1 ? "is" : "are")} new";
        string changes = changed == 0 ? string.Empty : $"{Words.Count(changed, "snapshot")} changed";
        string whose = run.OtherNdis.Count > 0 ? " (of the ordinary profile on the newest NDIS; the others have none)"
            : run.OtherProfiles.Count > 0 ? " (of the ordinary profile; the others have none)"
            : string.Empty;
        if (created + changed == 0)
        {
            return $"{Words.Count(equal, "snapshot")} equal{whose}";
        }

        string what = string.Join(", ", new[] { changes, news }.Where(part => part.Length > 0));
        return changed == 0
            ? $"{what}{whose}: look at {(created == 1 ? "it" : "them")}, then `accept`"
            : $"{what}{whose}: see above, then fix the driver or `accept`";
    }

    private static string Parts(params (int Count, string What)[] parts)
    {
        IEnumerable<string> there = parts.Where(part => part.Count > 0).Select(part => $"{part.Count} {part.What}");
        string text = string.Join(", ", there);
        return text.Length == 0 ? "none" : text;
    }
}
