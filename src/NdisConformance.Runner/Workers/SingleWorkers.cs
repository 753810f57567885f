namespace NdisConformance.Runner;

/// <summary>Workers that do one order at a time, each for one driver only. Any thread may ask.</summary>
/// <param name="plugin">The plugin that they load.</param>
/// <param name="settings">How they are started.</param>
/// <param name="watch">Watches them.</param>
/// <param name="most">How many are kept that have nothing to do.</param>
internal sealed class SingleWorkers(
    PluginManifest plugin, WorkerSettings settings, WorkerWatch watch, int most) : IDisposable
{
    private readonly Lock _gate = new();

    // Whose driver was asked for least recently comes first.
    private readonly List<(string Driver, WorkerProcess Worker)> _idle = [];

    /// <summary>Asks a worker that does nothing else meanwhile, and never did anything for another driver.</summary>
    public WorkerReply Ask(string driver, WorkerOrder order, CancellationToken cancellation)
    {
        if (TakeIdle(driver) is not { } worker)
        {
            worker = WorkerProcess.Start(settings, lanes: 1);
            watch.Add(worker);
            WorkerReply opened = worker.Open(plugin, settings.Limits, cancellation);
            if (opened.Answer is not { Kind: WorkerAnswerKind.Done })
            {
                End(worker);
                return opened;
            }
        }

        WorkerReply reply = worker.Ask(order, cancellation);
        if (reply.Death is null)
        {
            KeepIdle(driver, worker);
        }
        else
        {
            End(worker);
        }

        return reply;
    }

    /// <summary>Asks a worker that is started for this order only.</summary>
    /// <param name="plugin">The plugin that it loads.</param>
    /// <param name="settings">How it is started.</param>
    /// <param name="watch">Watches it.</param>
    /// <param name="order">What it is to do.</param>
    /// <param name="cancellation">Ends it.</param>
    public static WorkerReply AskOnce(
        PluginManifest plugin,
        WorkerSettings settings,
        WorkerWatch watch,
        WorkerOrder order,
        CancellationToken cancellation)
    {
        using SingleWorkers workers = new(plugin, settings, watch, most: 0);
        return workers.Ask(string.Empty, order, cancellation);
    }

    public void Dispose() => _idle.ForEach(idle => idle.Worker.Dispose());

    private WorkerProcess? TakeIdle(string driver)
    {
        lock (_gate)
        {
            int index = _idle.FindLastIndex(idle => idle.Driver == driver);
            if (index < 0)
            {
                return null;
            }

            WorkerProcess worker = _idle[index].Worker;
            _idle.RemoveAt(index);
            return worker;
        }
    }

    private void KeepIdle(string driver, WorkerProcess worker)
    {
        WorkerProcess? oldest = null;
        lock (_gate)
        {
            _idle.Add((driver, worker));
            if (_idle.Count > most)
            {
                oldest = _idle[0].Worker;
                _idle.RemoveAt(0);
            }
        }

        if (oldest is not null)
        {
            End(oldest);
        }
    }

    private void End(WorkerProcess worker)
    {
        watch.Remove(worker);
        worker.Dispose();
    }
}
