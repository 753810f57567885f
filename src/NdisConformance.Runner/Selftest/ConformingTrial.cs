using NdisConformance.Results;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>
/// Whether a conforming miniport is left alone. It need not be robust: where the host leaves its contract only a
/// failure of the harness itself is wrong.
/// </summary>
internal sealed class ConformingTrial(string driver, TestbedProfile profile)
{
    private readonly List<SelftestMiss> _misses = [];

    public void See(Scenario scenario, ScenarioResult result)
    {
        bool isHarness = result.Verdict == ScenarioVerdict.HarnessError;
        FindingResult? alarm = scenario.IsRobustness ? null : result.Violations.FirstOrDefault();
        bool isBlamed = alarm is not null || (!scenario.IsRobustness && result.Verdict != ScenarioVerdict.Pass);
        if (isBlamed || isHarness)
        {
            _misses.Add(new SelftestMiss(
                driver,
                alarm?.Rule.Id ?? string.Empty,
                scenario.Id,
                alarm is null
                    ? $"{KebabCase.Of(result.Verdict)}: {result.Message.Split('\n')[0]}"
                    : $"{alarm.Rule.Id}: {alarm.Message}"));
        }
    }

    public SelftestTrial End() => new(profile.Name, _misses.Count > 0, _misses.Count == 0, _misses);
}
