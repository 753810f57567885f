using NdisConformance.Results;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>
/// Checks that a conforming miniport is not blamed. The driver need not be robust: where the host leaves its contract,
/// only a failure of the harness itself counts.
/// </summary>
internal sealed class ConformingTrial(string driver, TestbedProfile profile)
{
    private readonly List<SelftestMiss> _misses = [];

    public void See(Scenario scenario, ScenarioRun run)
    {
        bool isHarness = run.Verdict == ScenarioVerdict.HarnessError;
        FindingResult? alarm = scenario.IsRobustness ? null : run.Violations.FirstOrDefault();
        bool isFine = run.Verdict
            is ScenarioVerdict.Pass or ScenarioVerdict.NotApplicable or ScenarioVerdict.NotRun;
        bool isBlamed = alarm is not null || (!scenario.IsRobustness && !isFine);
        if (isBlamed || isHarness)
        {
            _misses.Add(new SelftestMiss
            {
                Driver = driver,
                Rule = alarm?.Rule ?? string.Empty,
                Scenario = scenario.Id,
                Reason = alarm is null
                    ? $"{KebabCase.Of(run.Verdict)}: {run.Message.Split('\n')[0]}"
                    : $"{alarm.Rule}: {alarm.Message}",
            });
        }
    }

    public SelftestTrial End() => new(profile.Name, _misses.Count > 0, _misses.Count == 0, _misses);
}
