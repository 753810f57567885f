using NdisConformance.Results;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>A thread of a worker, which does one order after another.</summary>
internal sealed class WorkerLane
{
    private static readonly ManualResetEvent Never = new(initialState: false);

    // Whoever waits here does not spin: the processors belong to the other lanes.
    private readonly Queue<WorkerOrder> _orders = new();
    private readonly WorkerPlugin _plugin;
    private readonly SharedTrace _trace;
    private readonly LineStream _answers;

    public WorkerLane(WorkerPlugin plugin, string trace, LineStream answers)
    {
        _plugin = plugin;
        _trace = SharedTrace.Open(trace);
        _answers = answers;
        new Thread(Work) { IsBackground = true, Name = "lane" }.Start();
    }

    public void Add(WorkerOrder order)
    {
        lock (_orders)
        {
            _orders.Enqueue(order);
            Monitor.Pulse(_orders);
        }
    }

    private void Work()
    {
        while (true)
        {
            WorkerOrder order = Next();
            _trace.Begin(string.Empty);
            WorkerAnswer answer = Answer(order);
            Uninterrupted(() => _answers.Write(answer));
        }
    }

    private WorkerOrder Next()
    {
        WorkerOrder? order = null;
        Uninterrupted(() => order = Take());
        return order!;
    }

    private WorkerOrder Take()
    {
        lock (_orders)
        {
            while (_orders.Count == 0)
            {
                Monitor.Wait(_orders);
            }

            return _orders.Dequeue();
        }
    }

    /// <summary>A driver may have interrupted this thread, which it notices when it waits.</summary>
    private static void Uninterrupted(Action wait)
    {
        while (true)
        {
            try
            {
                wait();
                return;
            }
            catch (ThreadInterruptedException)
            {
                // The driver's run is over.
            }
        }
    }

    /// <summary>
    /// A driver may have interrupted this thread. Whether anything has waited since, and noticed, is chance.
    /// </summary>
    private static void NoticeInterrupt() => Never.WaitOne(0);

    private WorkerAnswer Answer(WorkerOrder order)
    {
        try
        {
            return Do(order);
        }
        catch (PluginLoadException exception)
        {
            return new WorkerAnswer
            {
                Id = order.Id,
                Kind = WorkerAnswerKind.Refused,
                Refusal = exception.ToResult(),
            };
        }
        catch (ThreadInterruptedException) when (order.Request is { } request)
        {
            return Interrupted(order, request);
        }
#pragma warning disable CA1031 // The tool says what failed here.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new WorkerAnswer
            {
                Id = order.Id,
                Kind = WorkerAnswerKind.Failed,
                Failure = exception.ToString(),
            };
        }
    }

    /// <summary>The run of a driver that interrupts the thread on which it is called.</summary>
    private static WorkerAnswer Interrupted(WorkerOrder order, ScenarioRequest request) => new()
    {
        Id = order.Id,
        Kind = WorkerAnswerKind.Done,
        IsDisturbed = true,
        Runs =
        [
            WorkerRun.Of(new ScenarioRun
            {
                Name = request.Profile,
                Profile = request.Profile,
                Ndis = request.Ndis,
                Verdict = ScenarioVerdict.Crash,
                Message = "the driver interrupted the thread that it is called on (Thread.Interrupt)",
            }),
        ],
    };

    private WorkerAnswer Do(WorkerOrder order)
    {
        switch (order.Task)
        {
            case WorkerTask.Open:
                _plugin.Open(order.Plugin!);
                break;
            case WorkerTask.Isolation:
                return new WorkerAnswer
                {
                    Id = order.Id,
                    Kind = WorkerAnswerKind.Done,
                    Isolation = _plugin.Executor.Isolation,
                };
            case WorkerTask.Locate:
                return new WorkerAnswer
                {
                    Id = order.Id,
                    Kind = WorkerAnswerKind.Done,
                    Runs = [.. _plugin.Executor
                        .Locate(order.Request!, [.. order.Runs!.Select(run => run.ToResult())])
                        .Select(WorkerRun.Of)],
                };
            case WorkerTask.Trace:
                RunTrace? trace = _plugin.Executor.Trace(order.Request!, order.Variation!, _trace);
                return new WorkerAnswer
                {
                    Id = order.Id,
                    Kind = WorkerAnswerKind.Done,
                    Runs = trace is null ? [] : [WorkerRun.Of(trace.Run)],
                    Lines = trace?.Lines,
                    Frames = trace?.Frames,
                };
            case WorkerTask.Check:
                _plugin.Executor.Check(order.Driver!);
                break;
            default:
                return Run(order);
        }

        return new WorkerAnswer { Id = order.Id, Kind = WorkerAnswerKind.Done };
    }

    private WorkerAnswer Run(WorkerOrder order)
    {
        Surroundings surroundings = new();
        LaneConsole.Begin();
        ExecutedScenario executed = _plugin.Executor.Run(order.Request!, _trace);
        NoticeInterrupt();
        List<string> notes = [.. surroundings.Restore(out bool isDisturbed), .. _plugin.Folder.Changes()];
        if (LaneConsole.End() is { } written)
        {
            notes.Add(written);
        }

        if (_plugin.HasLeft(order.Request!.Driver))
        {
            notes.Add("the driver left a thread or a timer running when it was unloaded");
        }

        ScenarioRun first = executed.Runs[0];
        IEnumerable<ScenarioRun> runs = notes.Count == 0
            ? executed.Runs
            : executed.Runs.Skip(1).Prepend(first with { Notes = [.. first.Notes, .. notes] });
        return new WorkerAnswer
        {
            Id = order.Id,
            Kind = WorkerAnswerKind.Done,
            IsDisturbed = isDisturbed || _plugin.HasThreads(order.Request.Driver),
            Runs = [.. runs.Select(WorkerRun.Of)],
            Places = executed.Places,
            Snapshot = executed.Snapshot,
            IsAccepted = executed.IsAccepted,
        };
    }
}
