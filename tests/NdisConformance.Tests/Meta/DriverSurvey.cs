using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Tests.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Meta;

/// <summary>Every driver of our plugins and its runs. A run is made once for all meta-tests, when one asks.</summary>
internal static class DriverSurvey
{
    private static readonly string[] Plugins = ["ReferenceMiniport", "ConformingMiniports", "FaultyMiniports"];
    private static readonly ConcurrentDictionary<(string Driver, string Scenario), FrozenSet<string>> Broken = [];
    private static readonly Dictionary<string, Scenario> ScenarioById =
        ScenarioCatalogue.Everything.ToDictionary(scenario => scenario.Id, StringComparer.Ordinal);

    private static readonly Lazy<IReadOnlyList<SurveyedDriver>> Found = new(FindDrivers);
    private static readonly Lazy<IReadOnlyDictionary<string, SurveyedDriver>> ByName = new(
        () => Found.Value.ToDictionary(driver => driver.Name, StringComparer.Ordinal));

    /// <summary>Those of NDIS 6, in the order of plugins, and within one by name.</summary>
    public static IReadOnlyList<SurveyedDriver> Drivers => Found.Value;

    public static bool IsOfNdis6(string name) => ByName.Value.ContainsKey(name);

    public static SurveyedDriver Driver(string name) => ByName.Value[name];

    /// <summary>The rules with a finding, advice included.</summary>
    public static FrozenSet<string> BrokenRules(SurveyedDriver driver, string scenario)
        => Broken.GetOrAdd((driver.Name, scenario), _ =>
            Outcome(driver.Type, ScenarioById[scenario], TraceStore.Nothing).Rules.Findings
                .Select(finding => finding.RuleId)
                .ToFrozenSet(StringComparer.Ordinal));

    /// <summary>The findings as lines. Only for these the trace is stored, in a run of its own.</summary>
    public static IReadOnlyList<string> Findings(SurveyedDriver driver, string scenario)
        => BrokenRules(driver, scenario).Count == 0
            ? []
            : FindingLines.Of(Outcome(driver.Type, ScenarioById[scenario], TraceStore.All));

    private static SurveyedDriver[] FindDrivers() =>
    [
        .. from plugin in Plugins
           from attribute in BuiltPlugin.Drivers(plugin)
           orderby Array.IndexOf(Plugins, plugin), attribute.Name
           select new SurveyedDriver(plugin, attribute.Name, attribute.DriverType),
    ];

    private static ScenarioOutcome Outcome(Type driver, Scenario scenario, Func<TraceStore> store)
        => ScenarioRunner.Run(
            scenario,
            () => Activator.CreateInstance(driver)!,
            new ScenarioRunOptions { Store = store });
}
