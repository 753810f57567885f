namespace NdisConformance.Results;

/// <summary>Lays a team's waivers over what a run showed.</summary>
public static class WaiverFold
{
    /// <summary>
    /// The run with those findings marked that a waiver covers on this day. A crash, a hang and a failure of the
    /// harness stay what they are.
    /// </summary>
    /// <param name="run">The run. The places of its findings are known: fingerprints depend on them.</param>
    /// <param name="scenario">ID of its scenario.</param>
    /// <param name="driver">Name of its driver.</param>
    /// <param name="waivers">The waivers; of several that cover a finding the first one counts.</param>
    /// <param name="today">The day.</param>
    public static ScenarioRun Apply(
        ScenarioRun run, string scenario, string driver, IReadOnlyList<Waiver> waivers, DateOnly today)
    {
        Waiver[] valid = run.Findings.Count == 0
            ? []
            : [.. waivers.Where(waiver => !waiver.IsExpired(today) && waiver.Scope.Has(scenario, driver))];
        if (valid.Length == 0)
        {
            return run;
        }

        ScenarioRun result = run with
        {
            Findings = [.. run.Findings.Select(finding => Waive(finding, valid))],
        };
        return result.Verdict == ScenarioVerdict.Fail && result.Waived.Any() && !result.Violations.Any()
            ? result with { Verdict = result.Stopped.Length > 0 ? ScenarioVerdict.NotRun : ScenarioVerdict.Pass }
            : result;
    }

    /// <summary>True if a scope has any finding of these scenarios.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="driver">The driver that the scenarios were run on.</param>
    /// <param name="scenarios">The scenarios.</param>
    public static bool CoversAny(WaiverScope scope, string driver, IEnumerable<ScenarioResult> scenarios)
        => scope.HasDriver(driver) && scenarios.Any(
            scenario => scope.HasScenario(scenario.Id)
                && scenario.Runs.Any(run => run.Findings.Any(finding => Covers(scope, finding))));

    private static FindingResult Waive(FindingResult finding, IReadOnlyList<Waiver> valid)
        => valid.FirstOrDefault(waiver => Covers(waiver.Scope, finding)) is { } waiver
            ? finding with { WaivedBecause = waiver.Reason, WaivedBy = waiver.Owner }
            : finding;

    private static bool Covers(WaiverScope scope, FindingResult finding)
        => (scope.Rule is null || string.Equals(scope.Rule, finding.Rule, StringComparison.OrdinalIgnoreCase))
            && (scope.Fingerprint is null || string.Equals(
                scope.Fingerprint, FindingShape.Fingerprint(finding), StringComparison.OrdinalIgnoreCase));
}
