using System.Collections.Concurrent;
using System.Reflection;
using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Tests.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Meta;

/// <summary>
/// Which scenarios catch the faulty miniports of a rule, of those in which the reference miniport exercises it.
/// </summary>
internal static class FaultMatrix
{
    private static readonly Lazy<IReadOnlyDictionary<string, Coverage>> Measured = new(Measure);

    /// <summary>By rule.</summary>
    public static IReadOnlyDictionary<string, Coverage> ByRule => Measured.Value;

    private static Dictionary<string, Coverage> Measure()
    {
        Dictionary<string, Type> faulty = Drivers("FaultyMiniports");
        Type reference = Drivers("ReferenceMiniport")["reference"];
        ConcurrentDictionary<(string Rule, string Scenario), bool> exercised = [];
        Parallel.ForEach(ScenarioCatalogue.All, scenario =>
        {
            RuleEngine rules = Judge(reference, scenario);
            foreach (string rule in RuleEngine.Implemented.Where(rule => rules.Exercised(rule) > 0))
            {
                exercised[(rule, scenario.Id)] = true;
            }
        });

        ConcurrentDictionary<string, Coverage> measured = [];
        Parallel.ForEach(RuleEngine.Implemented, rule =>
        {
            string[] drivers = [.. FaultyCatalogue.DriversByRule[rule]];
            List<Scenario> missed = [.. ScenarioCatalogue.All.Where(
                scenario => exercised.ContainsKey((rule, scenario.Id)))];
            int count = missed.Count;
            foreach (string driver in drivers)
            {
                missed.RemoveAll(scenario => Judge(faulty[driver], scenario).Findings.Any(
                    finding => finding.RuleId == rule));
            }

            if (drivers.Length > 0)
            {
                measured[rule] = new Coverage(count, [.. missed.Select(scenario => scenario.Id)]);
            }
        });
        return measured.ToDictionary(StringComparer.Ordinal);
    }

    private static Dictionary<string, Type> Drivers(string plugin)
        => BuiltPlugin.Load(plugin).GetCustomAttributes<NdisMiniportAttribute>()
            .ToDictionary(driver => driver.Name, driver => driver.DriverType, StringComparer.Ordinal);

    private static RuleEngine Judge(Type driver, Scenario scenario)
        => ScenarioRunner.Run(
            scenario,
            () => (IMiniportDriver)Activator.CreateInstance(driver)!,
            new ScenarioRunOptions { Store = TraceStore.Nothing }).Rules;

    /// <param name="Exercising">How many scenarios exercise the rule.</param>
    /// <param name="Missed">Those that catch none of its faulty miniports.</param>
    public sealed record Coverage(int Exercising, IReadOnlyList<string> Missed);
}
