namespace NdisConformance.Results;

/// <summary>Compares repetitions of a run: a driver that depends on its input only does the same each time.</summary>
public static class RepetitionFold
{
    private const string Missing = "not run";

    /// <summary>
    /// The result to report of several repetitions: the first one that failed, or else the first one, which is complete
    /// if a later one was cancelled; with what differed between them.
    /// </summary>
    /// <param name="repetitions">At least one, in order. Their runs have digests if there are several.</param>
    public static RunResult Of(IReadOnlyList<RunResult> repetitions)
        => (repetitions.FirstOrDefault(run => run.ExitCode is not (ExitCode.Success or ExitCode.Cancelled))
            ?? repetitions[0]) with
        {
            Cancelled = repetitions.Any(run => run.Cancelled),
            Repetitions = repetitions.Count,
            Unsteady = [.. repetitions.Skip(1).SelectMany(
                (run, index) => Differences(repetitions[0], run, index + 2))],
        };

    private static IEnumerable<Unsteadiness> Differences(RunResult first, RunResult other, int number)
    {
        Dictionary<(string, string, string, string), (string End, string Digest)> before = Ends(first);
        Dictionary<(string, string, string, string), (string End, string Digest)> now = Ends(other);

        // Of a repetition that was cancelled, only what ran says something.
        foreach ((string plugin, string driver, string scenario, string run) key in other.Cancelled
            ? now.Keys
            : before.Keys.Union(now.Keys))
        {
            (string end, string digest) = before.GetValueOrDefault(key, (Missing, string.Empty));
            (string endNow, string digestNow) = now.GetValueOrDefault(key, (Missing, string.Empty));
            if (end != endNow || digest != digestNow)
            {
                yield return new Unsteadiness(
                    number, key.driver, key.scenario, key.run, end,
                    end == endNow ? $"{endNow}, after other events" : endNow);
            }
        }
    }

    private static Dictionary<(string Plugin, string Driver, string Scenario, string Run), (string, string)> Ends(
        RunResult result) => (
            from driver in result.Drivers
            from scenario in driver.Scenarios.Concat(driver.Robustness)
            from run in scenario.Runs
            select (Key: (driver.Plugin, driver.Driver, scenario.Id, run.Name), Value: (End(run), run.Digest)))
        .DistinctBy(pair => pair.Key)
        .ToDictionary(pair => pair.Key, pair => pair.Value);

    private static string End(ScenarioRun run)
    {
        string[] rules = [.. run.Findings.Select(finding => finding.Rule).Distinct().Order(StringComparer.Ordinal)];
        string verdict = KebabCase.Of(run.Verdict);
        return rules.Length == 0 ? verdict : $"{verdict} ({string.Join(", ", rules)})";
    }
}
