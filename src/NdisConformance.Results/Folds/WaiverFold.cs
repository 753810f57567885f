using System.Globalization;

namespace NdisConformance.Results;

/// <summary>Lays a team's waivers over what a run showed.</summary>
public static class WaiverFold
{
    /// <summary>The run with those findings marked that a waiver covers on this day.</summary>
    public static ScenarioRun Apply(ScenarioRun run, IReadOnlyList<Waiver> waivers, DateOnly today)
    {
        if (waivers.Count == 0 || run.Findings.Count == 0)
        {
            return run;
        }

        ScenarioRun result = run with
        {
            Findings = [.. run.Findings.Select(finding => finding with
            {
                WaivedBecause = waivers.FirstOrDefault(
                    waiver => Covers(waiver, finding.Rule) && !IsExpired(waiver, today))?.Reason,
            })],
        };
        return result.Verdict == ScenarioVerdict.Fail && !result.Violations.Any()
            ? result with { Verdict = result.Stopped.Length > 0 ? ScenarioVerdict.NotRun : ScenarioVerdict.Pass }
            : result;
    }

    /// <summary>Waivers that are expired, or that nothing in the whole run needed, in words.</summary>
    public static IReadOnlyList<string> Idle(
        IReadOnlyList<Waiver> waivers, IReadOnlyList<ScenarioResult> scenarios, DateOnly today)
    {
        HashSet<string> broken = [.. scenarios.SelectMany(scenario => scenario.Runs)
            .SelectMany(run => run.Findings)
            .Select(finding => finding.Rule)];
        List<string> idle = [];
        foreach (Waiver waiver in waivers)
        {
            if (IsExpired(waiver, today))
            {
                string until = waiver.Until!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                idle.Add($"the waiver of {waiver.Rule} expired on {until}");
            }
            else if (!broken.Contains(waiver.Rule))
            {
                idle.Add($"the waiver of {waiver.Rule} is not needed: nothing broke the rule");
            }
        }

        return idle;
    }

    private static bool Covers(Waiver waiver, string rule)
        => string.Equals(waiver.Rule, rule, StringComparison.OrdinalIgnoreCase);

    private static bool IsExpired(Waiver waiver, DateOnly today) => waiver.Until < today;
}
