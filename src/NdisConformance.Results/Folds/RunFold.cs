using NdisConformance.Rules;

namespace NdisConformance.Results;

/// <summary>What the runs of a scenario show together.</summary>
public static class RunFold
{
    // The worst first.
    private static readonly ScenarioVerdict[] Precedence =
        [ScenarioVerdict.HarnessError, ScenarioVerdict.Crash, ScenarioVerdict.Hang, ScenarioVerdict.Fail,
        ScenarioVerdict.NotRun, ScenarioVerdict.NotApplicable, ScenarioVerdict.Pass];

    /// <summary>A run on a host that is too old for the driver counts only if the scenario has no other.</summary>
    public static ScenarioVerdict Worst(IReadOnlyList<ScenarioRun> runs)
    {
        bool areAllTooOld = runs.All(run => run.IsHostTooOld);
        return Precedence.First(
            verdict => runs.Any(run => run.Verdict == verdict && run.IsHostTooOld == areAllTooOld));
    }
}
