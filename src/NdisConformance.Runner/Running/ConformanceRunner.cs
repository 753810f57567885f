using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>Runs drivers through scenarios and folds what they showed into one result.</summary>
public sealed class ConformanceRunner(IReadOnlyList<Scenario> catalogue, IPluginLoader loader)
{
    /// <summary>Runs a plan to its end, or until it is cancelled.</summary>
    /// <exception cref="NothingMatchedException">A pattern of the selection matches nothing.</exception>
    public RunResult Run(RunPlan plan, IRunObserver observer, CancellationToken cancellation = default)
    {
        IReadOnlyList<Scenario> scenarios = plan.Scenarios.From(
            [.. catalogue.Where(scenario => !scenario.IsRobustness || plan.AsksForRobustness(scenario.Id))],
            scenario => scenario.Id);
        SnapshotStore? store = plan.SnapshotFolder is null ? null : new SnapshotStore(plan.SnapshotFolder);
        List<DriverResult> drivers = [];
        List<LoadFailure> failures = [];
        foreach (string path in plan.Plugins)
        {
            try
            {
                using Plugin plugin = Plugin.Open(path, plan.Wants, loader);
                foreach (DriverDeclaration driver in Chosen(plan, plugin.Manifest))
                {
                    drivers.Add(RunDriver(plan, plugin, driver.Name, scenarios, store, observer, cancellation));
                }
            }
            catch (PluginLoadException exception)
            {
                failures.Add(exception.ToResult());
            }
        }

        List<ScenarioResult> all = [.. drivers.SelectMany(driver => driver.Scenarios)];
        bool isWhole = plan.Scenarios.IsAll
            && plan.Drivers.Count == 0
            && plan.Profiles.Contains(TestbedProfile.Ordinary)
            && !cancellation.IsCancellationRequested;
        return new RunResult
        {
            Drivers = drivers,
            LoadFailures = failures,
            TestbedProfiles = [.. plan.Profiles.Select(profile => profile.Name)],
            OtherProfiles = [.. plan.Profiles.Where(profile => !profile.IsOrdinary).Select(profile => profile.Name)],
            SnapshotFolder = store?.Folder,
            Cancelled = cancellation.IsCancellationRequested,
            Strict = plan.Strict,
            IdleWaivers = isWhole ? WaiverFold.Idle(plan.Waivers, all, plan.Today) : [],
        };
    }

    private static IEnumerable<DriverDeclaration> Chosen(RunPlan plan, PluginManifest manifest)
    {
        foreach (string wanted in plan.Drivers)
        {
            if (!manifest.Drivers.Any(driver => driver.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase)))
            {
                throw new NothingMatchedException(
                    wanted, NearestIds.Of(wanted, manifest.Drivers.Select(driver => driver.Name)));
            }
        }

        return manifest.Drivers.Where(driver => plan.Wants(driver.Name));
    }

    private DriverResult RunDriver(
        RunPlan plan,
        Plugin plugin,
        string driver,
        IReadOnlyList<Scenario> scenarios,
        SnapshotStore? store,
        IRunObserver observer,
        CancellationToken cancellation)
    {
        ScenarioExecutor executor = new(plan.Strict) { ReadsTraffic = plan.Profiles.Count > 1 };
        List<ScenarioResult> results = [];
        ExecutedScenario? threwFirst = null;
        bool gotPastDriverEntry = false;
        observer.OnDriver(plugin.Manifest.Name, driver, scenarios.Count * plan.Profiles.Count);
        foreach ((TestbedProfile profile, Scenario scenario) in
            plan.Profiles.SelectMany(profile => scenarios.Select(scenario => (profile, scenario))))
        {
            if (cancellation.IsCancellationRequested)
            {
                break;
            }

            observer.OnScenario(scenario.Id);
            ExecutedScenario executed = executor.Run(plugin, driver, scenario, profile);
            gotPastDriverEntry |= !executed.ThrewInDriverEntry;
            threwFirst ??= executed.ThrewInDriverEntry ? executed : null;
            ScenarioResult result = WaiverFold.Apply(executed.Result, plan.Waivers, plan.Today);
            if (store is not null && HasSnapshot(scenario, profile) && result.Verdict != ScenarioVerdict.HarnessError)
            {
                SnapshotKey key = new(plugin.Manifest.Name, driver, scenario.Id);
                result = result with
                {
                    Snapshot = store.Compare(key, executed.Snapshot, (executed with { Result = result }).Broken()),
                };
            }

            results.Add(result);
            observer.OnResult(result);
        }

        if (threwFirst is not null && !gotPastDriverEntry)
        {
            throw new PluginLoadException(
                LoadFailureKind.DriverEntryThrew,
                plugin.Manifest.Name,
                $"DriverEntry of '{driver}' threw: {threwFirst.Result.Message}",
                "let DriverEntry return a failure status instead of throwing, and see why it fails");
        }

        return Fold(plan, plugin.Manifest, driver, results, store);
    }

    /// <summary>A snapshot says what happens under the ordinary profile, with a host that keeps its contract.</summary>
    private static bool HasSnapshot(Scenario scenario, TestbedProfile profile)
        => profile.IsOrdinary && !scenario.IsRobustness;

    private DriverResult Fold(
        RunPlan plan, PluginManifest manifest, string driver, List<ScenarioResult> all, SnapshotStore? store)
    {
        HashSet<string> apart = [.. catalogue.Where(scenario => scenario.IsRobustness).Select(scenario => scenario.Id)];
        List<ScenarioResult> results = [.. all.Where(result => !apart.Contains(result.Id))];
        IReadOnlyList<TrafficDifference> differences = TrafficFold.Differences(results);
        IReadOnlyList<RuleResult> rules = RuleFold.Of(RuleCatalogue.All, results);
        OverallVerdict verdict = VerdictFold.OfDriver(results, rules, differences, plan.Strict);
        bool isLast = string.Equals(
            manifest.Drivers.Last(candidate => plan.Wants(candidate.Name)).Name, driver, StringComparison.Ordinal);
        return new DriverResult
        {
            Plugin = manifest.Name,
            Driver = driver,
            Scenarios = results,
            Robustness = [.. all.Where(result => apart.Contains(result.Id))],
            Differences = differences,
            Rules = rules,
            Profiles = ProfileFold.Of(rules, verdict),
            Verdict = verdict,
            DanglingSnapshots = store is null || !isLast
                ? []
                : store.Dangling(
                    manifest.Name,
                    manifest.Drivers.Select(candidate => candidate.Name).ToHashSet(StringComparer.Ordinal),
                    catalogue.Select(scenario => scenario.Id).ToHashSet(StringComparer.Ordinal)),
        };
    }
}
