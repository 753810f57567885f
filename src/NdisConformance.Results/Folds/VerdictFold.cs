namespace NdisConformance.Results;

/// <summary>From rules and scenarios to one verdict.</summary>
public static class VerdictFold
{
    public static OverallVerdict OfDriver(
        IReadOnlyList<ScenarioResult> scenarios,
        IReadOnlyList<RuleResult> rules,
        IReadOnlyList<TrafficDifference> differences,
        bool strict)
    {
        if (differences.Count > 0 || scenarios.Any(scenario => IsBroken(scenario, strict)))
        {
            return OverallVerdict.NotConformant;
        }

        // What a driver shows by refusing proves little: a run counts that went to its end.
        HashSet<string> core = [.. rules.Where(rule => rule.IsBinding && IsCore(rule.Area)).Select(rule => rule.Rule)];
        if (!scenarios
            .SelectMany(scenario => scenario.Runs)
            .Any(run => run.Stopped.Length == 0 && run.Exercised.Keys.Any(core.Contains)))
        {
            return OverallVerdict.NotVerified;
        }

        return rules.Any(rule => rule.IsGap) || scenarios.Any(scenario => scenario.HasStopped)
            ? OverallVerdict.ConformantWithGaps
            : OverallVerdict.Conformant;
    }

    /// <summary>The worst verdict; nothing was verified where nothing ran.</summary>
    public static OverallVerdict OfRun(RunResult run)
        => run.Drivers.Count == 0
            ? OverallVerdict.NotVerified
            : run.Drivers.Max(driver => driver.Verdict);

    /// <summary>True if a run of the scenario counts against the driver.</summary>
    public static bool IsBroken(ScenarioResult scenario, bool strict)
        => scenario.Runs.Any(run => IsBroken(run, strict));

    private static bool IsBroken(ScenarioRun run, bool strict)
        => run.Verdict is ScenarioVerdict.Crash or ScenarioVerdict.Hang
            || run.Violations.Any()
            || (strict && run.Advice.Any(finding => !finding.IsRobustness));

    private static bool IsCore(string area) => area is "LIFE" or "SEND" or "RECV";
}
