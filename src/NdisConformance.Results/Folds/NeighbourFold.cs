namespace NdisConformance.Results;

/// <summary>Finds the passing run that is most like a failing one, so that their traces can be compared.</summary>
public static class NeighbourFold
{
    /// <summary>
    /// A run of the same driver that passed: of the same scenario, if there is one, or else of a scenario that
    /// exercises the same rule, belongs to the same group, or at least passed. Null if there is none.
    /// </summary>
    /// <param name="driver">The driver.</param>
    /// <param name="broken">Where the rule was broken.</param>
    /// <param name="isAtHand">Says which runs can be compared, by the ID of the scenario and the run.</param>
    public static (string Scenario, ScenarioRun Run)? Of(
        DriverResult driver, Occurrence broken, Func<string, ScenarioRun, bool> isAtHand)
    {
        (string Scenario, ScenarioRun Run)? best = null;
        (int, bool, bool) least = (int.MaxValue, true, true);
        foreach (ScenarioResult scenario in driver.Scenarios)
        {
            foreach (ScenarioRun run in scenario.Runs.Where(
                run => run is { Verdict: ScenarioVerdict.Pass, Findings: [] } && isAtHand(scenario.Id, run)))
            {
                (int, bool, bool) distance = Distance(scenario.Id, run, broken);
                if (distance.CompareTo(least) < 0)
                {
                    best = (scenario.Id, run);
                    least = distance;
                }
            }
        }

        return best;
    }

    private static (int Kind, bool IsElsewhere, bool IsVaried) Distance(
        string scenario, ScenarioRun run, Occurrence broken)
    {
        bool isOfGroup = Group(scenario) == Group(broken.Scenario);
        bool exercises = run.Exercised.ContainsKey(broken.Finding.Rule);
        int kind = scenario == broken.Scenario ? 0
            : exercises && isOfGroup ? 1
            : exercises ? 2
            : isOfGroup ? 3
            : 4;
        return (kind, (run.Profile, run.Ndis) != (broken.Run.Profile, broken.Run.Ndis), run.IsVaried);
    }

    private static string Group(string scenario) => scenario.Split('/')[0];
}
