using System.Collections.Concurrent;
using NdisConformance.Results;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>
/// Runs the scenarios of a plugin in workers. One worker with several lanes serves all drivers, until one of them ends
/// it, stands still or changes something that all lanes share. Then all drivers that it served are suspect: what they
/// did is repeated in workers that run nothing beside it, so that whatever happens is the driver's. One that is guilty
/// stays alone.
/// </summary>
internal sealed class WorkerExecutor : IScenarioExecutor
{
    /// <summary>Runs of a scenario that may end their worker before the rest of them is given up.</summary>
    private const int MostLost = 3;

    /// <summary>Orders that are ready when a lane becomes free.</summary>
    private const int Ahead = 2;

    private readonly IReadOnlyDictionary<string, Scenario> _scenarios;
    private readonly WorkerSettings _settings;
    private readonly WorkerWatch _watch;
    private readonly WorkerSettings _locatingSettings;
    private readonly SharedWorker _shared;
    private readonly SharedWorker _locating;
    private readonly SingleWorkers _single;
    private readonly Turns _turns;

    /// <summary>Drivers that get no company, and whether they are guilty: that is for good.</summary>
    private readonly ConcurrentDictionary<string, bool> _suspects = new(StringComparer.Ordinal);

    /// <param name="manifest">The plugin.</param>
    /// <param name="scenarios">The scenarios by ID.</param>
    /// <param name="settings">How workers are started and watched.</param>
    /// <param name="spare">A worker that has been started already; null for none.</param>
    public WorkerExecutor(
        PluginManifest manifest,
        IReadOnlyDictionary<string, Scenario> scenarios,
        WorkerSettings settings,
        WorkerProcess? spare)
    {
        Manifest = manifest;
        _scenarios = scenarios;
        _settings = settings;
        _turns = new Turns(settings.Lanes);
        _watch = new WorkerWatch(settings.Limits, isIdle: settings.IsDebugged);
        _shared = new SharedWorker(manifest, settings, _watch, spare);
        _locatingSettings = settings with { KeepsFrames = true, IsPrecompiled = manifest.IsPrecompiled };
        _locating = new SharedWorker(manifest, _locatingSettings, _watch, spare: null);
        _single = new SingleWorkers(manifest, settings, _watch, Width);
    }

    public PluginManifest Manifest { get; }

    public int Width => _settings.Lanes + Ahead;

    public PluginIsolation Isolation => Load(
        string.Empty, new WorkerOrder { Id = 0, Task = WorkerTask.Isolation }, CancellationToken.None).Isolation!;

    public void Check(string driver, CancellationToken cancellation = default)
        => Load(driver, new WorkerOrder { Id = 0, Task = WorkerTask.Check, Driver = driver }, cancellation);

    public ExecutedScenario Run(ScenarioRequest request, CancellationToken cancellation = default)
    {
        WorkerReply reply = Ask(
            request.Driver, new WorkerOrder { Id = 0, Task = WorkerTask.Run, Request = request }, cancellation);
        if (reply.Death is { } death)
        {
            ExecutedScenario lost = LostRun.Of(
                _scenarios[request.Scenario], Manifest.Name, request, death, _settings.Limits);
            return death.Variation.Length > 0 && request.Except.Count < MostLost
                ? WithOthers(lost, request with { Except = [.. request.Except, death.Variation] }, cancellation)
                : lost;
        }

        if (reply.Answer is { Kind: WorkerAnswerKind.Failed, Failure: var failure })
        {
            return new ExecutedScenario { Runs = [Failed(request, failure ?? string.Empty)] };
        }

        ThrowUnlessDone(reply.Answer!);
        return new ExecutedScenario
        {
            Runs = [.. reply.Answer!.Runs!.Select(run => run.ToResult())],
            Places = reply.Answer.Places,
            Snapshot = reply.Answer.Snapshot ?? string.Empty,
            IsAccepted = reply.Answer.IsAccepted,
        };
    }

    /// <summary>Where the worker does not survive it, the runs stay as they are.</summary>
    public IReadOnlyList<ScenarioRun> Locate(
        ScenarioRequest request, IReadOnlyList<ScenarioRun> runs, CancellationToken cancellation = default)
    {
        WorkerOrder order = new()
        {
            Id = 0,
            Task = WorkerTask.Locate,
            Request = request,
            Runs = [.. runs.Select(WorkerRun.Of)],
        };
        try
        {
            _turns.Wait(cancellation);
        }
        catch (OperationCanceledException)
        {
            return runs;
        }

        try
        {
            bool isGuilty = _suspects.TryGetValue(request.Driver, out bool guilty) && guilty;
            WorkerReply? reply = isGuilty ? null : _locating.TryAsk(order, cancellation);
            if (reply is not { Answer.Kind: WorkerAnswerKind.Done } && !cancellation.IsCancellationRequested)
            {
                // Another driver may have ended that worker.
                reply = SingleWorkers.AskOnce(Manifest, _locatingSettings, _watch, order, cancellation);
            }

            return reply is { Answer: { Kind: WorkerAnswerKind.Done, Runs: { } located } }
                ? [.. located.Select((run, i) => run.ToResult() with
                {
                    Exercised = runs[i].Exercised, Called = runs[i].Called,
                })]
                : runs;
        }
        finally
        {
            _turns.Release();
        }
    }

    public IReadOnlyList<string> StackOf(ScenarioRequest request, CancellationToken cancellation = default)
        => SingleWorkers.AskOnce(
            Manifest,
            _locatingSettings with { KeepsDump = true },
            _watch,
            new WorkerOrder { Id = 0, Task = WorkerTask.Run, Request = request },
            cancellation).Death?.Frames.Functions ?? [];

    public RunTrace? Trace(ScenarioRequest request, string variation, CancellationToken cancellation = default)
    {
        WorkerReply reply = Ask(
            request.Driver,
            new WorkerOrder { Id = 0, Task = WorkerTask.Trace, Request = request, Variation = variation },
            cancellation);
        RunTrace trace = new()
        {
            Plugin = Manifest.Name,
            Driver = request.Driver,
            Scenario = request.Scenario,
            Settings = TraceLines.Settings(_scenarios[request.Scenario], request),
            Run = new ScenarioRun
            {
                Name = variation, Profile = request.Profile, Ndis = request.Ndis, Verdict = ScenarioVerdict.NotRun,
            },
            Lines = [],
        };
        if (reply.Death is { } death)
        {
            return trace with
            {
                Run = LostRun.Of(
                    _scenarios[request.Scenario], Manifest.Name, request, death, _settings.Limits).Runs[0],
                Lines = TraceLines.Of(death.Events),
            };
        }

        ThrowUnlessDone(reply.Answer!);
        return reply.Answer!.Runs is [var run]
            ? trace with { Run = run.ToResult(), Lines = reply.Answer.Lines!, Frames = reply.Answer.Frames }
            : null;
    }

    public void Dispose()
    {
        _shared.Dispose();
        _locating.Dispose();
        _single.Dispose();
        _watch.Dispose();
    }

    /// <summary>One run of a scenario ended its worker; the others are not lost with it.</summary>
    private ExecutedScenario WithOthers(
        ExecutedScenario lost, ScenarioRequest others, CancellationToken cancellation)
    {
        ExecutedScenario rest = Run(others, cancellation);
        return rest with { Runs = [.. rest.Runs, .. lost.Runs] };
    }

    /// <summary>The harness failed; the other scenarios go on.</summary>
    private static ScenarioRun Failed(ScenarioRequest request, string failure) => new()
    {
        Name = request.Profile,
        Profile = request.Profile,
        Ndis = request.Ndis,
        Verdict = ScenarioVerdict.HarnessError,
        Message = failure,
    };

    /// <summary>Gives an order that loads something; for an empty driver, the plugin.</summary>
    private WorkerAnswer Load(string driver, WorkerOrder order, CancellationToken cancellation)
    {
        WorkerReply reply = Ask(driver, order, cancellation);
        if (reply.Death is { } death)
        {
            string what = driver.Length == 0 ? Manifest.Name : $"'{driver}'";
            string where = FunctionLines.AddTo(death.Functions, Manifest) is [var function, ..]
                ? $", at {function}"
                : string.Empty;
            throw new PluginLoadException(
                death.IsHang ? LoadFailureKind.HungWhileLoading : LoadFailureKind.EndedWhileLoading,
                Manifest.Name,
                $"{what} could not be loaded: {LastWords.Of(death, _settings.Limits)}{where}",
                "let module initializers and constructors do nothing that can fail; a driver begins in DriverEntry");
        }

        ThrowUnlessDone(reply.Answer!);
        return reply.Answer!;
    }

    private void ThrowUnlessDone(WorkerAnswer answer)
    {
        if (answer.Refusal is { } refusal)
        {
            throw new PluginLoadException(
                KebabCase.Read<LoadFailureKind>(refusal.Kind), Manifest.Name, refusal.Message, refusal.Fix);
        }

        if (answer.Kind != WorkerAnswerKind.Done)
        {
            throw new InvalidOperationException(answer.Failure);
        }
    }

    private WorkerReply Ask(string driver, WorkerOrder order, CancellationToken cancellation)
    {
        // No worker is started for what nobody wants.
        _turns.Wait(cancellation);
        try
        {
            WorkerReply reply = AskAnyone(driver, order, cancellation);
            return reply.Death is { Cause: DeathCause.Cancelled }
                ? throw new OperationCanceledException(cancellation)
                : reply;
        }
        finally
        {
            _turns.Release();
        }
    }

    private WorkerReply AskAnyone(string driver, WorkerOrder order, CancellationToken cancellation)
    {
        WorkerReply? company = null;
        if (!_suspects.ContainsKey(driver) && _shared.TryAsk(order, cancellation) is { } shared)
        {
            if (shared.Death is { Cause: DeathCause.Cancelled } || shared.Answer is { Stands: true })
            {
                return shared;
            }

            _suspects.TryAdd(driver, false);
            company = shared;
        }

        WorkerReply alone = _single.Ask(driver, order, cancellation);
        alone = alone.Death is { MayBeChance: true } ? _single.Ask(driver, order, cancellation) : alone;
        if (company?.Death is { MayBeChance: false } death && IsLost(death, alone))
        {
            _suspects[driver] = true;
            return company with { Death = death with { HappenedOnce = true } };
        }

        Judge(driver, alone);
        return alone;
    }

    /// <summary>A driver that does nothing wrong alone was in bad company, and may have company again.</summary>
    private void Judge(string driver, WorkerReply alone)
    {
        if (alone.Answer is { Stands: true })
        {
            _suspects.TryRemove(KeyValuePair.Create(driver, false));
        }
        else
        {
            _suspects[driver] = true;
        }
    }

    /// <summary>
    /// True if the end of a worker that had several orders would be forgotten: none of them ends a worker of its own,
    /// or the plugin can no longer be loaded to find out.
    /// </summary>
    private static bool IsLost(WorkerDeath death, WorkerReply alone)
    {
        bool isUnresolved = death.Suspicion?.IsUnresolved(alone.Death is not null) == true;
        return isUnresolved || (alone.Answer is { Kind: WorkerAnswerKind.Refused } && death.Cause == DeathCause.Ended);
    }
}
