namespace NdisConformance.Results;

/// <summary>From rules and scenarios to one verdict.</summary>
public static class VerdictFold
{
    /// <param name="scenarios">All scenarios but those of robustness.</param>
    /// <param name="rules">The verdicts on rules.</param>
    /// <param name="differences">The differences between profiles.</param>
    /// <param name="reasons">The reasons for which the driver is not verified.</param>
    /// <param name="strict">True if advice counts like a violation.</param>
    public static OverallVerdict OfDriver(
        IReadOnlyList<ScenarioResult> scenarios,
        IReadOnlyList<RuleResult> rules,
        IReadOnlyList<TrafficDifference> differences,
        IReadOnlyList<string> reasons,
        bool strict)
    {
        if (differences.Count > 0 || scenarios.Any(scenario => IsBroken(scenario, strict)))
        {
            return OverallVerdict.NotConformant;
        }

        if (reasons.Count > 0)
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
}
