namespace NdisConformance.Results;

/// <summary>
/// Compares the traffic of scenarios across profiles. For frames within the device's limits and without shortage, what
/// reaches the wire and how sends end is the same under all of them.
/// </summary>
public static class TrafficFold
{
    private const string Nothing = "nothing";

    public static IReadOnlyList<TrafficDifference> Differences(IEnumerable<ScenarioResult> scenarios)
    {
        List<TrafficDifference> differences = [];
        foreach (ScenarioResult scenario in scenarios)
        {
            // A driver may do otherwise on a host of another version.
            differences.AddRange(scenario.Runs
                .Where(IsComparable)
                .GroupBy(run => run.Ndis, StringComparer.Ordinal)
                .SelectMany(runs => Differences(scenario.Id, [.. runs])));
        }

        return differences;
    }

    private static IEnumerable<TrafficDifference> Differences(string scenario, IReadOnlyList<ScenarioRun> runs)
        => runs
            .Select(run => (run.Name, Changes: Changes(runs[0].Traffic, run.Traffic)))
            .Where(pair => pair.Changes.Count > 0)
            .GroupBy(pair => string.Join('\n', pair.Changes), StringComparer.Ordinal)
            .Select(alike => new TrafficDifference
            {
                Scenario = scenario,
                Profile = runs[0].Name,
                Others = [.. alike.Select(pair => pair.Name)],
                Changes = alike.First().Changes,
            });

    /// <summary>
    /// True if the run ended as it should, without a fault and for want of nothing. A bounced frame may need more map
    /// registers than there are, and then a driver may copy it or not; and a broken rule is a finding of its own.
    /// </summary>
    public static bool IsComparable(ScenarioRun run)
        => run.Verdict == ScenarioVerdict.Pass && !run.IsVaried && !run.Traffic.WasShort;

    private static List<string> Changes(Traffic expected, Traffic found)
    {
        List<string> changes = [];
        for (int i = 0; i < Math.Max(expected.Sends.Count, found.Sends.Count); i++)
        {
            SentList? before = expected.Sends.ElementAtOrDefault(i);
            SentList? after = found.Sends.ElementAtOrDefault(i);
            if (before is null || after is null || !(MayFail(before, after) || MayFail(after, before)))
            {
                Compare($"list {i + 1}", before?.Outcome ?? [], after?.Outcome ?? [], changes);
            }
        }

        Compare("frames that nobody sent", expected.Others, found.Others, changes);
        return changes;
    }

    /// <summary>
    /// A driver may fail what it has not finished when it is interrupted, and what has more pieces than its device
    /// gathers. How far it is, and how many pieces there are, may depend on the profile.
    /// </summary>
    private static bool MayFail(SentList failed, SentList other)
        => failed.HasFailed && (failed.WasInterrupted || failed.Elements > other.Elements);

    private static void Compare(
        string what, IReadOnlyList<string> expected, IReadOnlyList<string> found, List<string> changes)
    {
        if (!expected.SequenceEqual(found, StringComparer.Ordinal))
        {
            changes.Add($"{what}: {Words(expected)}; and there: {Words(found)}");
        }
    }

    private static string Words(IReadOnlyList<string> outcome)
        => outcome.Count == 0 ? Nothing : string.Join(", ", outcome);
}
