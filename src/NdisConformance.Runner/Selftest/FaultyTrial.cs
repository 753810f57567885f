using NdisConformance.Results;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>Whether a faulty miniport is caught by the rule that it is about.</summary>
internal sealed class FaultyTrial(FaultyDeclaration fault, TestbedProfile profile)
{
    private readonly List<(string Scenario, string Reason)> _wrong = [];
    private int _scenarios;
    private bool _wasCaught;
    private bool _byItsRule;

    /// <summary>True once its rule was broken.</summary>
    public bool IsCaughtByItsRule => _byItsRule;

    public void See(ScenarioResult result)
    {
        _scenarios++;
        _wasCaught |= result.Findings.Count > 0;
        _byItsRule |= result.Findings.Any(finding => finding.Rule.Id == fault.Rule);
        if (WhatIsWrong(result) is { } reason)
        {
            _wrong.Add((result.Id, reason));
        }
    }

    public SelftestTrial End()
    {
        List<SelftestMiss> misses = [];
        if (_wrong.Count > 0)
        {
            string more = _wrong.Count == 1 ? string.Empty : $" (and in {_wrong.Count - 1} more)";
            misses.Add(new SelftestMiss(fault.Driver, fault.Rule, _wrong[0].Scenario, _wrong[0].Reason + more));
        }
        else if (!_byItsRule)
        {
            misses.Add(new SelftestMiss(
                fault.Driver, fault.Rule, string.Empty, $"its rule was not broken; scenarios run: {_scenarios}"));
        }

        return new SelftestTrial(profile.Name, _wasCaught, misses.Count == 0, misses);
    }

    private string? WhatIsWrong(ScenarioResult result)
    {
        if (result.Verdict == ScenarioVerdict.HarnessError)
        {
            return "the harness failed: " + result.Message.Split('\n')[0];
        }

        if (result.Findings.Count == 0)
        {
            return null;
        }

        // Where the step breaks something else and not its rule, for lack of an occasion, only AlsoFires may appear.
        // Two rules that forbid the same thing are broken by the same event, and either may be told first.
        FindingResult? own = result.Findings.FirstOrDefault(finding => finding.Rule.Id == fault.Rule);
        if (own is not null && result.Findings[0].Broken.Sequence != own.Broken.Sequence)
        {
            return $"{result.Findings[0].Rule.Id} came first: {result.Findings[0].Message}";
        }

        FindingResult? stranger = result.Findings.FirstOrDefault(
            finding => finding.Rule.Id != fault.Rule && !fault.AlsoFires.Contains(finding.Rule.Id));
        if (stranger is not null)
        {
            return $"{stranger.Rule.Id} is not declared in AlsoFires: {stranger.Message}";
        }

        return own is null || result.Exercised.ContainsKey(fault.Rule)
            ? null
            : "its rule was broken and not counted as exercised";
    }
}
