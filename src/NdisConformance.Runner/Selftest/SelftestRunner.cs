using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>
/// Proves that the harness sees what it must and nothing else: each faulty miniport is caught by the rule that it is
/// about, each conforming one is left alone.
/// </summary>
public sealed class SelftestRunner(IReadOnlyList<Scenario> catalogue, IPluginLoader loader)
{
    private readonly ScenarioExecutor _executor = new();

    /// <param name="faulty">The plugin of faulty miniports.</param>
    /// <param name="conforming">The plugin of conforming miniports.</param>
    /// <param name="observer">Watches.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="PluginLoadException">One of them cannot be loaded.</exception>
    public SelftestResult Run(
        string faulty, string conforming, IRunObserver observer, CancellationToken cancellation = default)
    {
        List<SelftestMiss> misses = [];
        SelftestResult result = new();
        using (Plugin plugin = Plugin.Open(faulty, _ => true, loader))
        {
            foreach (string driver in Undeclared(plugin.Manifest))
            {
                misses.Add(new SelftestMiss(driver, string.Empty, string.Empty, "it does not declare what it breaks"));
            }

            foreach (FaultyDeclaration fault in plugin.Manifest.Faults)
            {
                cancellation.ThrowIfCancellationRequested();
                FaultyVerdict verdict = RunFaulty(plugin, fault, observer, misses);
                result = result with
                {
                    Faulty = result.Faulty + 1,
                    Caught = result.Caught + (verdict == FaultyVerdict.Missed ? 0 : 1),
                    CaughtByTheRightRule = result.CaughtByTheRightRule + (verdict == FaultyVerdict.Right ? 1 : 0),
                };
            }
        }

        using (Plugin plugin = Plugin.Open(conforming, _ => true, loader))
        {
            foreach (DriverDeclaration driver in plugin.Manifest.Drivers)
            {
                cancellation.ThrowIfCancellationRequested();
                bool blamed = RunConforming(plugin, driver.Name, observer, misses);
                result = result with
                {
                    Conforming = result.Conforming + 1,
                    FalseAlarms = result.FalseAlarms + (blamed ? 1 : 0),
                };
            }
        }

        return result with { Misses = misses };
    }

    private static IEnumerable<string> Undeclared(PluginManifest manifest) => manifest.Drivers
        .Select(driver => driver.Name)
        .Except(manifest.Faults.Select(fault => fault.Driver), StringComparer.Ordinal);

    // A rule that no scenario is there for may still be put to the test by any of them.
    private List<Scenario> Exercising(string rule)
    {
        List<Scenario> named = [.. catalogue.Where(scenario => scenario.Rules.Contains(rule))];
        return named.Count > 0 ? named : [.. catalogue];
    }

    private FaultyVerdict RunFaulty(
        Plugin plugin, FaultyDeclaration fault, IRunObserver observer, List<SelftestMiss> misses)
    {
        void Miss(string scenario, string reason)
            => misses.Add(new SelftestMiss(fault.Driver, fault.Rule, scenario, reason));

        if (RuleCatalogue.Find(fault.Rule) is null
            || !plugin.Manifest.Drivers.Any(driver => driver.Name == fault.Driver))
        {
            Miss(string.Empty, "there is no such rule or driver");
            return FaultyVerdict.Missed;
        }

        List<Scenario> scenarios = Exercising(fault.Rule);

        bool caught = false;
        bool byItsRule = false;
        List<(string Scenario, string Reason)> wrong = [];
        observer.OnDriver(plugin.Manifest.Name, fault.Driver, scenarios.Count);
        foreach (Scenario scenario in scenarios)
        {
            observer.OnScenario(scenario.Id);
            ScenarioResult result = _executor.Run(plugin, fault.Driver, scenario).Result;
            observer.OnResult(result);
            caught |= result.Findings.Count > 0;
            byItsRule |= result.Findings.Any(finding => finding.Rule.Id == fault.Rule);
            if (WhatIsWrong(fault, result) is { } reason)
            {
                wrong.Add((scenario.Id, reason));
            }
        }

        if (wrong.Count > 0)
        {
            string more = wrong.Count == 1 ? string.Empty : $" (and in {wrong.Count - 1} more)";
            Miss(wrong[0].Scenario, wrong[0].Reason + more);
        }
        else if (!byItsRule)
        {
            Miss(string.Empty, $"nothing was broken in {scenarios.Count} scenarios, {scenarios[0].Id} the first");
        }

        return !caught ? FaultyVerdict.Missed
            : byItsRule && wrong.Count == 0 ? FaultyVerdict.Right
            : FaultyVerdict.Wrong;
    }

    private static string? WhatIsWrong(FaultyDeclaration fault, ScenarioResult result)
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
        FindingResult? own = result.Findings.FirstOrDefault(finding => finding.Rule.Id == fault.Rule);
        bool isBroken = own is not null;

        // Two rules that forbid the same thing are broken by the same event, and either may be told first.
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

        return !isBroken || result.Exercised.ContainsKey(fault.Rule)
            ? null
            : "its rule was broken and not counted as exercised";
    }

    private bool RunConforming(Plugin plugin, string driver, IRunObserver observer, List<SelftestMiss> misses)
    {
        bool blamed = false;
        observer.OnDriver(plugin.Manifest.Name, driver, catalogue.Count);
        foreach (Scenario scenario in catalogue)
        {
            observer.OnScenario(scenario.Id);
            ScenarioResult result = _executor.Run(plugin, driver, scenario).Result;
            observer.OnResult(result);
            FindingResult? alarm = result.Violations.FirstOrDefault();
            string? reason = alarm is not null ? $"{alarm.Rule.Id}: {alarm.Message}"
                : result.Verdict != ScenarioVerdict.Pass ? $"{KebabCase.Of(result.Verdict)}: {result.Message}"
                : null;
            if (reason is not null)
            {
                blamed = true;
                misses.Add(new SelftestMiss(driver, alarm?.Rule.Id ?? string.Empty, scenario.Id, reason));
            }
        }

        return blamed;
    }

    private enum FaultyVerdict
    {
        Missed,
        Wrong,
        Right,
    }
}
