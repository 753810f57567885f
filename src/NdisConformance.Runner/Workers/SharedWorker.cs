namespace NdisConformance.Runner;

/// <summary>The worker whose lanes run scenarios at the same time. One that died is replaced.</summary>
/// <param name="plugin">The plugin that it loads.</param>
/// <param name="settings">How it is started.</param>
/// <param name="watch">Watches it.</param>
/// <param name="spare">The first one, if it has been started already.</param>
internal sealed class SharedWorker(
    PluginManifest plugin, WorkerSettings settings, WorkerWatch watch, WorkerProcess? spare) : IDisposable
{
    private readonly Lock _gate = new();
    private WorkerProcess? _spare = spare;
    private readonly HashSet<Crew> _retired = [];
    private Crew? _crew;

    /// <summary>True once the plugin ended a worker that loaded it: nobody tries that in company again.</summary>
    private bool _endsWhenOpened;

    /// <summary>
    /// Asks a free lane: never do more ask at once than there are lanes. Null if the plugin ends every worker.
    /// </summary>
    public WorkerReply? TryAsk(WorkerOrder order, CancellationToken cancellation)
    {
        Crew crew;
        int lane;
        lock (_gate)
        {
            if (_endsWhenOpened)
            {
                return null;
            }

            _crew ??= Hire(cancellation);
            crew = _crew;
            if (crew.Opened.Answer is not { Kind: WorkerAnswerKind.Done })
            {
                _endsWhenOpened = crew.Opened.Death is { Cause: not DeathCause.Cancelled, MayBeChance: false };
                Dismiss(crew);
                return crew.Opened;
            }

            lane = crew.Free.Pop();
        }

        WorkerReply reply = crew.Worker.Ask(order with { Lane = lane }, cancellation);
        lock (_gate)
        {
            crew.Free.Push(lane);
            if (reply.Answer is not { Stands: true } && _crew == crew)
            {
                // What the driver left behind there must not meet another one.
                _retired.Add(crew);
                _crew = null;
            }

            if (reply.Death is not null || (_crew != crew && crew.Free.Count == crew.Worker.Lanes))
            {
                Dismiss(crew);
            }
        }

        return reply;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _spare?.Dispose();
            _retired.ToList().ForEach(Dismiss);
            if (_crew is { } crew)
            {
                Dismiss(crew);
            }
        }
    }

    private Crew Hire(CancellationToken cancellation)
    {
        WorkerProcess worker = _spare ?? WorkerProcess.Start(settings, settings.Lanes);
        _spare = null;
        watch.Add(worker);
        return new Crew(
            worker,
            worker.Open(plugin, settings.Limits, cancellation),
            new Stack<int>(Enumerable.Range(0, worker.Lanes).Reverse()));
    }

    private void Dismiss(Crew crew)
    {
        if (_crew == crew)
        {
            _crew = null;
        }

        _retired.Remove(crew);
        watch.Remove(crew.Worker);
        crew.Worker.Dispose();
    }

    /// <summary>A worker, what became of its loading the plugin, and its lanes that have nothing to do.</summary>
    private sealed record Crew(WorkerProcess Worker, WorkerReply Opened, Stack<int> Free);
}
