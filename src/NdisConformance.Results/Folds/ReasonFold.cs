using System.Globalization;

namespace NdisConformance.Results;

/// <summary>The reasons for which a driver is not verified, whatever rules it kept on the way.</summary>
internal static class ReasonFold
{
    /// <summary>The reasons in words; none if the driver did all that a miniport is for, at least once.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ScenarioResult> scenarios, IReadOnlyList<RuleResult> rules)
    {
        List<string> reasons = [.. OfProgress(scenarios)];
        return reasons.Count > 0 || ExercisesTheCore(scenarios, rules)
            ? reasons
            : ["no scenario that ran to its end exercised a rule of the data path or the lifecycle"];
    }

    private static IEnumerable<string> OfProgress(IReadOnlyList<ScenarioResult> scenarios)
    {
        // With an injected fault a driver may fail; then it has to succeed in the other runs.
        Progress sum = scenarios
            .SelectMany(scenario => scenario.Runs)
            .Where(run => !run.IsVaried)
            .Aggregate(Progress.None, (total, run) => total + run.Progress);
        int notRun = scenarios.Count(scenario => scenario.Verdict == ScenarioVerdict.NotRun);
        (Tally Tally, string Callback)[] steps =
        [
            (sum.Loads, "DriverEntry"),
            (sum.Initializations, "MiniportInitializeEx"),
            (sum.Restarts, "MiniportRestart"),
        ];
        foreach ((_, string callback) in steps.Where(step => step.Tally.HasOnlyFailed))
        {
            yield return notRun == 0 ? $"every {callback} failed" : string.Create(
                CultureInfo.InvariantCulture,
                $"every {callback} failed ({notRun} of {scenarios.Count} scenarios not run)");
        }

        if (sum.Sends.HasOnlyFailed)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"no send completed with success (of {sum.Sends.Tried})");
        }

        if (sum.Frames.HasOnlyFailed)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"no received frame was indicated (of {sum.Frames.Tried})");
        }
    }

    /// <summary>A driver proves little by refusing: only runs count that went to their end.</summary>
    private static bool ExercisesTheCore(IReadOnlyList<ScenarioResult> scenarios, IReadOnlyList<RuleResult> rules)
    {
        HashSet<string> core = [.. rules.Where(rule => rule.IsBinding && IsCore(rule.Area)).Select(rule => rule.Rule)];
        return scenarios
            .SelectMany(scenario => scenario.Runs)
            .Any(run => run.Stopped.Length == 0 && run.Exercised.Keys.Any(core.Contains));
    }

    private static bool IsCore(string area) => area is "LIFE" or "SEND" or "RECV";
}
