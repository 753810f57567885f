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
            IdleWaivers = new WaiverReview(plan, catalogue, plugins, drivers, isCancelled).Idle(),
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
        => scenarios.Where(scenario => scenario.Generation == driver.Generation
            && (plan.Only is null || plan.Only[location].Has(driver.Name, scenario.Id)));

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
            throw new PluginLoadException(
                LoadFailureKind.DriverEntryThrew,
                plugin.Name,
                $"DriverEntry of '{driver}' threw: {runs[0].Message}",
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
                return RunScenario(course, executor, driver, scenario);
            },
            course.Abandonment).OfType<ScenarioResult>();

    /// <summary>
    /// Runs a scenario on all hosts under all profiles, or until it is cancelled: null if no run was finished.
    /// </summary>
    private static ScenarioResult? RunScenario(
        Course course, IScenarioExecutor executor, string driver, Scenario scenario)
    {
        (RunPlan plan, SnapshotStore? store) = (course.Plan, course.Store);
        DateTimeOffset started = DateTimeOffset.UtcNow;
        List<ScenarioRun> runs = [];
        PlaceCounts places = default;
        SnapshotResult snapshot = SnapshotResult.NotCompared;
        foreach (RunHost host in Hosts(plan, scenario))
        {
            (HostVersion ndis, TestbedProfile profile) = host;
            bool comparesSnapshot = store is not null
                && scenario.HasSnapshot
                && IsOfSnapshots(plan, scenario, ndis, profile);
            SnapshotKey key = new(executor.Manifest.Name, driver, scenario.Id);
            ScenarioRequest request = plan.Request(driver, scenario.Id, profile.Name, ndis.Name) with
            {
                ReadsTraffic = plan.Profiles.Count > 1,
                TakesDigest = plan.TakesDigests,
                TakesSnapshot = comparesSnapshot,
                Accepted = comparesSnapshot ? store!.Files(key).VerifiedHash() : null,
            };
            ExecutedScenario? executed = Execute(executor, course.Cancellation, request);
            if (executed is null)
            {
                break;
            }

            int first = runs.Count;
            places += executed.Places;
            runs.AddRange(Located(executor, request, executed.Runs, course)
                .Select(run => WaiverFold.Apply(run, scenario.Id, driver, plan.Waivers, plan.Today)));
            if (comparesSnapshot && runs[first].Verdict != ScenarioVerdict.HarnessError)
            {
                snapshot = executed.IsAccepted ? store!.Same(key) : store!.Compare(
                    key,
                    executed.Snapshot,
                    AcceptanceHurdles.Of(runs[first]),
                    isComplete: runs[first].Verdict != ScenarioVerdict.NotRun);
            }
        }

        return runs.Count == 0 ? null : new ScenarioResult
        {
            Id = scenario.Id,
            Title = scenario.Title,
            Runs = runs,
            Places = places,
            Snapshot = snapshot,
            Time = plan.MeasuresTime ? new MeasuredTime(started, DateTimeOffset.UtcNow - started) : null,
        };
    }

    /// <summary>The runs, with the driver's lines where they broke rules.</summary>
    private static IReadOnlyList<ScenarioRun> Located(
        IScenarioExecutor executor,
        ScenarioRequest request,
        IReadOnlyList<ScenarioRun> runs,
        Course course)
    {
        ScenarioRun[] broken = [.. runs.Where(run => run.Findings.Count > 0)];
        if (broken.Length == 0 || course.Cancellation.IsCancellationRequested)
        {
            return runs;
        }

        SourcePaths paths = new(course.Plan.SourceRoot);
        Queue<ScenarioRun> located = new(
            executor.Locate(request, broken, course.Cancellation).Select(paths.Shorten));
        return [.. runs.Select(run => run.Findings.Count > 0 ? located.Dequeue() : run)];
    }

    /// <summary>
    /// A driver that could be created once and cannot be any more crashes in the scenario. Where its files cannot be
    /// loaded any more, the driver is not to blame. Null if it was cancelled.
    /// </summary>
    private static ExecutedScenario? Execute(
        IScenarioExecutor executor, CancellationToken cancellation, ScenarioRequest request)
    {
        try
        {
            return executor.Run(request, cancellation);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (PluginLoadException exception) when (exception.IsOfCode)
        {
            return new ExecutedScenario
            {
                Runs =
                [
                    new ScenarioRun
                    {
                        Name = request.Profile,
                        Profile = request.Profile,
                        Ndis = request.Ndis,
                        Verdict = ScenarioVerdict.Crash,
                        Message = exception.Message,
                    },
                ],
            };
        }
    }

    private static IEnumerable<RunHost> Hosts(RunPlan plan, Scenario scenario)
        => from ndis in plan.NdisOf(scenario)
           from profile in plan.Profiles
           select new RunHost(ndis, profile);

    /// <summary>
    /// Snapshots belong to the ordinary profile and the newest host, or to the host that the scenario names. Without
    /// the newest host none are compared.
    /// </summary>
    private static bool IsOfSnapshots(RunPlan plan, Scenario scenario, HostVersion ndis, TestbedProfile profile)
        => profile.IsOrdinary
            && plan.Ndis.Contains(HostVersion.Newest)
            && (ndis == scenario.NewestHost || scenario.OwnHost is not null);

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
            Scenarios = [.. VersionFold.Apply([.. all.Where(result => !apart.Contains(result.Id))])
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

    /// <summary>What does not change while plugins are run.</summary>
    private sealed record Course(
        RunPlan Plan,
        IReadOnlyList<Scenario> Scenarios,
        SnapshotStore? Store,
        IRunObserver Observer,
        CancellationToken Cancellation,
        CancellationToken Abandonment)
    {
        /// <summary>The path of the plugin at hand.</summary>
        public string Location { get; init; } = string.Empty;

        /// <summary>True if no further driver is to be run.</summary>
        public bool IsOver(IReadOnlyList<DriverResult> drivers) => Cancellation.IsCancellationRequested
            || (Plan.EndsAtFirstFailure && drivers.Any(driver => driver.Scenarios.Any(scenario => scenario.HasFailed)));
    }

    /// <summary>The version and the profile of a run.</summary>
    private sealed record RunHost(HostVersion Ndis, TestbedProfile Profile);
}
