using System.Collections.Concurrent;
using System.Reflection;
using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Testing;
using NdisConformance.Tests.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Meta;

/// <summary>
/// Which scenarios catch the faulty miniports of a rule, of those in which the reference miniport exercises it.
/// </summary>
internal static class FaultMatrix
{
    private const int OrdinaryShare = 10;

    private static readonly Lazy<IReadOnlyDictionary<string, Coverage>> Measured = new(Measure);

    /// <summary>By rule; in an ordinary test run those of a share of the rules.</summary>
    public static IReadOnlyDictionary<string, Coverage> ByRule => Measured.Value;

    private static Dictionary<string, Coverage> Measure()
    {
        Type reference = BuiltPlugin.Load("ReferenceMiniport").GetCustomAttribute<NdisMiniportAttribute>()!.DriverType;
        ConcurrentDictionary<(string Rule, string Scenario), bool> exercised = [];
        Parallel.ForEach(ScenarioCatalogue.WithSnapshots, scenario =>
        {
            Judgement rules = Judge(reference, scenario);
            foreach (string rule in RuleEngine.Implemented.Where(rule => rules.Exercised(rule) > 0))
            {
                exercised[(rule, scenario.Id)] = true;
            }
        });

        ConcurrentDictionary<string, Coverage> measured = [];
        IEnumerable<string> taken = RuleEngine.Implemented
            .Where((_, index) => TestExtent.IsFull || index % OrdinaryShare == 0);
        Parallel.ForEach(taken, rule =>
        {
            SurveyedDriver[] faulty = 
            [
                .. FaultyCatalogue.DriversByRule[rule].Where(DriverSurvey.IsOfNdis6).Select(DriverSurvey.Driver),
            ];
            string[] exercising = [.. ScenarioCatalogue.WithSnapshots.Select(scenario => scenario.Id)
                .Where(scenario => exercised.ContainsKey((rule, scenario)))];
            if (faulty.Length > 0)
            {
                measured[rule] = new Coverage(
                    exercising.Length,
                    [.. exercising.Where(scenario => !faulty.Any(
                        driver => DriverSurvey.BrokenRules(driver, scenario).Contains(rule)))]);
            }
        });
        return measured.ToDictionary(StringComparer.Ordinal);
    }

    private static Judgement Judge(Type driver, Scenario scenario)
        => ScenarioRunner.Run(
            scenario,
            () => (IMiniportDriver)Activator.CreateInstance(driver)!,
            new ScenarioRunOptions { Store = TraceStore.Nothing }).Rules;

    /// <param name="Exercising">How many scenarios exercise the rule.</param>
    /// <param name="Missed">Those that catch none of its faulty miniports.</param>
    public sealed record Coverage(int Exercising, IReadOnlyList<string> Missed);
}
