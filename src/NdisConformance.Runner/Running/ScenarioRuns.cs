using System.Diagnostics;
using NdisConformance.Host.Kernel;
using NdisConformance.Results;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>The runs of one scenario with one driver.</summary>
internal static class ScenarioRuns
{
    /// <summary>
    /// Runs a scenario on all hosts under all profiles, or until it is cancelled: null if no run was finished.
    /// </summary>
    public static ScenarioResult? Of(
        Course course, IScenarioExecutor executor, string driver, Scenario scenario)
    {
        (RunPlan plan, SnapshotStore? store) = (course.Plan, course.Store);
        DateTimeOffset started = DateTimeOffset.UtcNow;
        long timer = Stopwatch.GetTimestamp();
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
            Time = plan.MeasuresTime ? new MeasuredTime(started, Stopwatch.GetElapsedTime(timer)) : null,
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

        Queue<ScenarioRun> located = new(
            executor.Locate(request, broken, course.Cancellation).Select(course.Sources.Shorten));
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

    /// <summary>The version and the profile of a run.</summary>
    private sealed record RunHost(HostVersion Ndis, TestbedProfile Profile);
}
