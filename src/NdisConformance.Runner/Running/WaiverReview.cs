using System.Globalization;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>Finds waivers that are expired or that a run did not need.</summary>
/// <param name="waivers">The waivers.</param>
/// <param name="today">The day.</param>
/// <param name="catalogue">All scenarios.</param>
/// <param name="results">The results of the drivers.</param>
/// <param name="isCancelled">True if the run did not come to its end.</param>
internal sealed class WaiverReview(
    IReadOnlyList<Waiver> waivers,
    DateOnly today,
    IReadOnlyList<Scenario> catalogue,
    IReadOnlyList<DriverResult> results,
    bool isCancelled)
{
    /// <summary>All drivers of the plugins that could be opened.</summary>
    public required IReadOnlyList<DeclaredDriver> Declared { get; init; }

    /// <summary>False if a plugin could not be opened.</summary>
    public required bool AreAllOpen { get; init; }

    /// <summary>
    /// The waivers in words. An expired one is in every run. One that is not needed is in each run in which everything
    /// ran that it covers, under the ordinary profile and on the newest host.
    /// </summary>
    public IReadOnlyList<string> Idle()
        => [.. waivers
            .Select(waiver => (Waiver: waiver, Why: WhyIdle(waiver)))
            .Where(pair => pair.Why is not null)
            .Select(pair => $"{pair.Waiver} {pair.Why}")];

    private string? WhyIdle(Waiver waiver)
    {
        WaiverScope scope = waiver.Scope;
        if (waiver.IsExpired(today))
        {
            return "expired on " + waiver.Until!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        string? unknown = Unknown(scope);
        return unknown is null && (isCancelled || !RanAll(scope) || IsNeeded(scope))
            ? null
            : "is not needed: " + (unknown ?? Nothing(scope));
    }

    /// <summary>What the scope names and does not exist, in words; null if everything exists.</summary>
    private string? Unknown(WaiverScope scope)
    {
        if (scope.Scenario is { } pattern && !catalogue.Any(scenario => scope.HasScenario(scenario.Id)))
        {
            return "there is no such scenario" + Nearest(pattern, catalogue.Select(scenario => scenario.Id));
        }

        IEnumerable<string> drivers = Declared.Select(driver => driver.Driver);
        return scope.Driver is { } name && AreAllOpen && !drivers.Any(scope.HasDriver)
            ? "there is no such driver" + Nearest(name, drivers)
            : null;
    }

    private bool RanAll(WaiverScope scope)
    {
        List<Scenario> scenarios = ScenariosOf(scope);
        return AreAllOpen && Declared
            .Where(driver => scope.HasDriver(driver.Driver))
            .All(driver => RanAll(
                driver.Plugin,
                driver.Driver,
                [.. scenarios.Where(scenario => scenario.Generation == driver.Generation)]));
    }

    private bool RanAll(string plugin, string driver, IReadOnlyList<Scenario> scenarios)
    {
        DriverResult? result = results.FirstOrDefault(result => result.Plugin == plugin && result.Driver == driver);
        if (result is null)
        {
            return false;
        }

        Dictionary<string, ScenarioResult> ran = result.Scenarios.Concat(result.Robustness)
            .ToDictionary(scenario => scenario.Id, StringComparer.Ordinal);
        return scenarios.All(scenario => ran.TryGetValue(scenario.Id, out ScenarioResult? one) && Tells(scenario, one));
    }

    /// <summary>
    /// True if the scenario ran as it ordinarily does. One that crashed might have broken rules after that.
    /// </summary>
    private static bool Tells(Scenario scenario, ScenarioResult result)
        => result.Verdict is not (ScenarioVerdict.Crash or ScenarioVerdict.Hang or ScenarioVerdict.HarnessError)
            && result.Runs.Any(run => run.Profile == TestbedProfile.Ordinary.Name
                && (scenario.OwnHost is not null || run.Ndis == scenario.NewestHost.Name));

    /// <summary>
    /// The scenarios that must have run before the tool says that a waiver is not needed. Those of strict headers,
    /// of robustness and of captures are left out, unless the waiver is about nothing else.
    /// </summary>
    private List<Scenario> ScenariosOf(WaiverScope scope)
    {
        bool isRobustness = scope.Rule is { } rule && RuleCatalogue.Find(rule)?.IsRobustness == true;
        List<Scenario> all = [.. catalogue.Where(scenario => scope.HasScenario(scenario.Id))];
        List<Scenario> ordinary =
        [
            .. all.Where(scenario => scenario.IsRobustness == isRobustness
                && !scenario.IsStrict
                && !scenario.NeedsCapture),
        ];
        return ordinary.Count > 0 ? ordinary : all;
    }

    private bool IsNeeded(WaiverScope scope) => results.Any(result => WaiverFold.CoversAny(
        scope, result.Driver, result.Scenarios.Concat(result.Robustness)));

    private static string Nothing(WaiverScope scope)
        => (scope.Fingerprint is null ? "nothing broke the rule" : "no finding has this fingerprint")
            + (scope.Scenario is null && scope.Driver is null ? string.Empty : " there");

    private static string Nearest(string wanted, IEnumerable<string> known)
        => NearestIds.Of(wanted, known) is { Count: > 0 } nearest
            ? $"; the nearest are {string.Join(", ", nearest)}"
            : string.Empty;
}
