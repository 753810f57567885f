using System.Reflection;
using NdisConformance.Contract;
using NdisConformance.Results;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Tests.Rules;
using NdisConformance.Tests.Traces;

namespace NdisConformance.Tests.Meta;

/// <summary>
/// The findings of each faulty miniport, in the first run that shows its rule broken, and what the rules say to the
/// recorded trace of that run.
/// </summary>
internal static class FaultyFindings
{
    private static readonly Lazy<IReadOnlyList<(string Driver, ScenarioRun Run, string Rechecked)>> Found =
        new(Collect);

    /// <summary>A run for each driver, in the order of their names.</summary>
    public static IReadOnlyList<(string Driver, ScenarioRun Run, string Rechecked)> All => Found.Value;

    private static (string Driver, ScenarioRun Run, string Rechecked)[] Collect()
    {
        Dictionary<string, NdisMiniportAttribute> drivers = BuiltPlugin.Load("FaultyMiniports")
            .GetCustomAttributes<NdisMiniportAttribute>()
            .ToDictionary(driver => driver.Name, StringComparer.Ordinal);
        (string Driver, string Rule)[] faults =
        [
            .. FaultyCatalogue.DriversByRule
                .SelectMany(rule => rule.Select(driver => (driver, rule.Key)))
                .OrderBy(fault => fault.driver, StringComparer.Ordinal),
        ];
        var runs = new (string Driver, ScenarioRun Run, string Rechecked)[faults.Length];
        Parallel.For(0, faults.Length, index => runs[index] = Show(drivers[faults[index].Driver], faults[index].Rule));
        return runs;
    }

    /// <summary>Scenarios of one run first, and those that name the rule before others.</summary>
    private static (string Driver, ScenarioRun Run, string Rechecked) Show(NdisMiniportAttribute driver, string rule)
    {
        IEnumerable<Scenario> fitting = ScenarioCatalogue.Everything
            .Where(scenario => scenario.Generation == driver.Generation)
            .OrderBy(scenario => (scenario.Variations is not null, !scenario.Rules.Contains(rule)));
        foreach (Scenario scenario in fitting)
        {
            ScenarioRunOptions options = new();
            foreach (ScenarioOutcome outcome in ScenarioRunner.RunEach(
                scenario, () => Activator.CreateInstance(driver.DriverType)!, options))
            {
                if (outcome.Rules.Findings.Any(finding => finding.RuleId == rule))
                {
                    RunTrace trace = Recorded.Trace(driver.Name, outcome, options);
                    return (driver.Name, trace.Run, Recorded.Text(Recorded.Judge(trace)));
                }
            }
        }

        throw new InvalidOperationException($"no scenario shows {rule} broken by {driver.Name}");
    }
}
