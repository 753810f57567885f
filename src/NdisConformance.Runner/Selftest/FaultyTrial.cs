using NdisConformance.Results;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>Checks that a faulty miniport is caught by the rule that it breaks on purpose.</summary>
internal sealed class FaultyTrial(FaultyDeclaration fault, TestbedProfile profile)
{
    private readonly List<(string Scenario, string Reason)> _wrong = [];
    private int _scenarios;
    private bool _wasCaught;
    private bool _byItsRule;

    /// <summary>True once its rule was broken.</summary>
    public bool IsCaughtByItsRule => _byItsRule;

    public void See(string scenario, ScenarioRun run)
    {
        _scenarios++;
        _wasCaught |= run.Findings.Count > 0;
        _byItsRule |= run.Findings.Any(finding => finding.Rule == fault.Rule);
        if (WhatIsWrong(run) is { } reason)
        {
            _wrong.Add((scenario, reason));
        }
    }

    public SelftestTrial End()
    {
        List<SelftestMiss> misses = [];
        if (_wrong.Count > 0)
        {
            string more = _wrong.Count == 1 ? string.Empty : $" (and in {_wrong.Count - 1} more)";
            misses.Add(Miss(_wrong[0].Scenario, _wrong[0].Reason + more));
        }
        else if (!_byItsRule)
        {
            misses.Add(Miss(string.Empty, $"its rule was not broken; scenarios run: {_scenarios}"));
        }

        return new SelftestTrial(profile.Name, _wasCaught, misses.Count == 0, misses);
    }

    private SelftestMiss Miss(string scenario, string reason) => new()
    {
        Driver = fault.Driver,
        Rule = fault.Rule,
        Scenario = scenario,
        Reason = reason,
    };

    private string? WhatIsWrong(ScenarioRun run)
    {
        if (run.Verdict == ScenarioVerdict.HarnessError)
        {
            return "the harness failed: " + run.Message.Split('\n')[0];
        }

        if (run.Findings.Count == 0)
        {
            return null;
        }

        // Where the scenario does not exercise its rule, the driver may still break those of AlsoFires.
        // Two rules that forbid the same thing are broken by the same event, and either may be reported first.
        FindingResult? own = run.Findings.FirstOrDefault(finding => finding.Rule == fault.Rule);
        if (own is not null && run.Findings[0].Broken.Sequence != own.Broken.Sequence)
        {
            return $"{run.Findings[0].Rule} came first: {run.Findings[0].Message}";
        }

        FindingResult? stranger = run.Findings.FirstOrDefault(
            finding => finding.Rule != fault.Rule && !fault.AlsoFires.Contains(finding.Rule));
        if (stranger is not null)
        {
            return $"{stranger.Rule} is not declared in AlsoFires: {stranger.Message}";
        }

        return own is null || run.Exercised.ContainsKey(fault.Rule)
            ? null
            : "its rule was broken and not counted as exercised";
    }
}
