using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>
/// Runs drivers through scenarios and folds the results into one. Several scenarios run at once; results come in order.
/// </summary>
public sealed class ConformanceRunner(IReadOnlyList<Scenario> catalogue, IScenarioExecutorFactory executors)
{
    /// <summary>Runs a plan to its end, or until it is cancelled: what was finished then is the result.</summary>
    /// <param name="plan">What to run.</param>
    /// <param name="observer">Is told the progress.</param>
    /// <param name="cancellation">Ends the run, after the scenarios at hand if nobody can end these.</param>
    /// <param name="abandonment">Ends a cancelled run at once: it no longer waits for the scenarios at hand.</param>
    /// <exception cref="NothingMatchedException">A pattern of the selection matches nothing.</exception>
    public RunResult Run(
        RunPlan plan,
        IRunObserver observer,
        CancellationToken cancellation = default,
        CancellationToken abandonment = default)
    {
        IReadOnlyList<Scenario> scenarios = ChosenScenarios(plan);
        SnapshotStore? store = plan.SnapshotFolder is null ? null : new SnapshotStore(plan.SnapshotFolder);
        List<DriverResult> drivers = [];
        store?.Begin();
        List<LoadFailure> failures = [];
        Course course = new(plan, scenarios, store, observer, cancellation, abandonment);
        PluginNames names = new();
        List<PluginManifest> plugins = [];
        foreach (string path in plan.Plugins.TakeWhile(_ => !course.IsOver(drivers)))
        {
            try
            {
                using IScenarioExecutor executor = executors.Open(path);
                names.Add(executor.Manifest);
                plugins.Add(executor.Manifest);
                RunPlugin(course with { Location = path }, executor, drivers, failures);
            }
            catch (PluginLoadException exception)
            {
                failures.Add(exception.ToResult());
            }
        }

        List<NdisGeneration> generations = [.. drivers.Select(driver => driver.Generation).Distinct()];
        IReadOnlyList<HostVersion> versions = VersionSelection.For(generations, plan.Ndis);
        bool isCancelled = cancellation.IsCancellationRequested;
        List<DeclaredDriver> declared = [.. plugins.SelectMany(plugin => plugin.Drivers.Select(
            driver => new DeclaredDriver(plugin.Name, driver.Name, driver.Generation)))];
        bool areAllOpen = plugins.Count == plan.Plugins.Count;
        return new RunResult
        {
            Drivers = drivers,
            // What is wrong with the plugin is wrong with each of its drivers.
            LoadFailures = [.. failures.Distinct()],
            TestbedProfiles = [.. plan.Profiles.Select(profile => profile.Name)],
            OtherProfiles = [.. plan.Profiles.Where(profile => !profile.IsOrdinary).Select(profile => profile.Name)],
            Ndis = [.. versions.Select(version => version.Name)],
            OtherNdis = [.. versions
                .Where(version => !generations.Exists(generation => GenerationHosts.Newest(generation) == version))
                .Select(version => version.Name)],
            SnapshotFolder = store?.Folder,
            SnapshotFailure = store?.Failure,
            Cancelled = isCancelled,
            Strict = plan.Strict,
            IdleWaivers = new WaiverReview(plan.Waivers, plan.Today, catalogue, drivers, isCancelled)
            {
                Declared = declared, AreAllOpen = areAllOpen,
            }.Idle(),
            Shard = plan.Shard is null ? null : new ShardRecord
            {
                Shard = plan.Shard,
                Parts = ShardParts.Of(plan, scenarios),
                Declared = declared,
                AreAllOpen = areAllOpen,
                Waivers = plan.Waivers,
                Today = plan.Today,
            },
        };
    }

    /// <summary>What a plan would run.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="NothingMatchedException">A pattern of the selection matches nothing.</exception>
    public RunPreview Preview(RunPlan plan)
    {
        IReadOnlyList<Scenario> scenarios = ChosenScenarios(plan);
        List<DriverPreview> drivers = [];
        List<LoadFailure> failures = [];
        foreach (string path in plan.Plugins)
        {
            try
            {
                PluginManifest manifest = PluginScanner.Scan(path);
                drivers.AddRange(Chosen(plan, manifest, path).Select(driver => new DriverPreview(
                    manifest.Name,
                    driver.Name,
                    [.. VersionSelection.For(driver.Generation, plan.Ndis).Select(version => version.Name)],
                    [.. For(driver, scenarios, plan, path).Select(scenario => scenario.Id)])));
            }
            catch (PluginLoadException exception)
            {
                failures.Add(exception.ToResult());
            }
        }

        return new RunPreview
        {
            Drivers = drivers,
            LoadFailures = failures,
            Profiles = [.. plan.Profiles.Select(profile => profile.Name)],
            SnapshotFolder = plan.SnapshotFolder,
            Waivers = plan.Waivers.Count,
        };
    }

    private static IEnumerable<Scenario> For(
        DriverDeclaration driver, IReadOnlyList<Scenario> scenarios, RunPlan plan, string location)
        => scenarios
            .Where(scenario => scenario.Generation == driver.Generation
                && (plan.Only is null || plan.Only[location].Has(driver.Name, scenario.Id)))
            .Where((_, place) => plan.Shard?.Has(place) != false);

    private static IEnumerable<DriverDeclaration> Chosen(RunPlan plan, PluginManifest manifest, string location)
    {
        foreach (string wanted in plan.Drivers)
        {
            if (!manifest.Drivers.Any(driver => driver.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase)))
            {
                throw new NothingMatchedException(
                    wanted, NearestIds.Of(wanted, manifest.Drivers.Select(driver => driver.Name)));
            }
        }

        return manifest.Drivers.Where(driver => plan.Wants(driver.Name)
            && (plan.Only is null || plan.Only[location].Has(driver.Name)));
    }

    private IReadOnlyList<Scenario> ChosenScenarios(RunPlan plan)
        => plan.Scenarios.From([.. catalogue.Where(plan.AsksFor)], scenario => scenario.Id);

    private void RunPlugin(
        Course course, IScenarioExecutor executor, List<DriverResult> drivers, List<LoadFailure> failures)
    {
        foreach (DriverDeclaration driver in Chosen(course.Plan, executor.Manifest, course.Location)
            .TakeWhile(_ => !course.IsOver(drivers)))
        {
            try
            {
                executor.Check(driver.Name, course.Cancellation);
                DriverResult result = RunDriver(course, executor, driver, failures);
                if (result.HasRun || !course.Cancellation.IsCancellationRequested)
                {
                    drivers.Add(result);
                }
            }
            catch (PluginLoadException exception)
            {
                failures.Add(exception.ToResult());
            }
            catch (OperationCanceledException)
            {
                // The loop ends.
            }
        }
    }

    private DriverResult RunDriver(
        Course course, IScenarioExecutor executor, DriverDeclaration declared, List<LoadFailure> failures)
    {
        PluginManifest plugin = executor.Manifest;
        string driver = declared.Name;
        List<Scenario> scenarios = [.. For(declared, course.Scenarios, course.Plan, course.Location)];
        List<ScenarioResult> results = [];
        course.Observer.OnDriver(plugin.Name, driver, scenarios.Count);
        try
        {
            foreach (ScenarioResult result in Each(course, executor, driver, scenarios))
            {
                results.Add(result);
                course.Observer.OnResult(result);
                if (course.Plan.EndsAtFirstFailure && result.HasFailed)
                {
                    break;
                }
            }
        }
        catch (PluginLoadException exception) when (results.Count > 0)
        {
            // What was finished stays.
            failures.Add(exception.ToResult());
        }

        List<ScenarioRun> runs = [.. results.SelectMany(result => result.Runs)];
        if (runs.Count > 0 && runs.TrueForAll(run => run.ThrewInDriverEntry))
        {
            string where = runs[0].Stack is [var function, ..] ? $", at {function}" : string.Empty;
            throw new PluginLoadException(
                LoadFailureKind.DriverEntryThrew,
                plugin.Name,
                $"DriverEntry of '{driver}' threw: {runs[0].Message}{where}",
                "let DriverEntry return a failure status instead of throwing, and see why it fails");
        }

        IReadOnlyList<ScenarioResult> whole = CrashLines.AddTo(
            results, course.Plan, executor, driver, course.Cancellation);
        DriverResult folded = Fold(course.Plan, plugin, declared, whole, course.Store) with
        {
            Location = course.Location,
        };
        if (course.Plan.KeepsTraces)
        {
            foreach (RunTrace trace in FailedTraces.Of(course.Plan, executor, folded, course.Cancellation))
            {
                course.Observer.OnTrace(trace);
            }
        }

        return folded;
    }

    /// <summary>The results of the scenarios that were finished, in order.</summary>
    private static IEnumerable<ScenarioResult> Each(
        Course course, IScenarioExecutor executor, string driver, IReadOnlyList<Scenario> scenarios)
        => OrderedWork.Run(
            scenarios,
            executor.Width,
            scenario =>
            {
                if (course.Cancellation.IsCancellationRequested)
                {
                    return null;
                }

                course.Observer.OnScenario(scenario.Id);
                return ScenarioRuns.Of(course, executor, driver, scenario);
            },
            course.Abandonment).OfType<ScenarioResult>();

    private static ScenarioResult Waive(RunPlan plan, string driver, ScenarioResult scenario) => scenario with
    {
        Runs = [.. scenario.Runs.Select(
            run => WaiverFold.Apply(run, scenario.Id, driver, plan.Waivers, plan.Today))],
    };

    private DriverResult Fold(
        RunPlan plan,
        PluginManifest manifest,
        DriverDeclaration driver,
        IReadOnlyList<ScenarioResult> all,
        SnapshotStore? store)
    {
        HashSet<string> apart = [.. catalogue.Where(scenario => scenario.IsRobustness).Select(scenario => scenario.Id)];
        bool isLast = string.Equals(
            manifest.Drivers.Last(candidate => plan.Wants(candidate.Name)).Name, driver.Name, StringComparison.Ordinal);
        DriverResult result = new()
        {
            Plugin = manifest.Name,
            Driver = driver.Name,
            Generation = driver.Generation,
            Scenarios = [.. VersionFold.Apply(
                    [.. all.Where(result => !apart.Contains(result.Id))], isPart: plan.Shard is not null)
                .Select(scenario => Waive(plan, driver.Name, scenario))],
            Robustness = [.. all.Where(result => apart.Contains(result.Id))],
            DanglingSnapshots = store is null || !isLast
                ? []
                : store.Dangling(
                    manifest.Name,
                    manifest.Drivers.Select(candidate => candidate.Name).ToHashSet(StringComparer.Ordinal),
                    catalogue.Select(scenario => scenario.Id).ToHashSet(StringComparer.Ordinal)),
        };
        return DriverFold.Of(RuleCatalogue.All, result, plan.Strict);
    }
}
