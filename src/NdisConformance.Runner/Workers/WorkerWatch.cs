using System.Diagnostics;

namespace NdisConformance.Runner;

/// <summary>Ends workers that stand still or use too much.</summary>
internal sealed class WorkerWatch : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly WorkerLimits _limits;
    private readonly List<WorkerProcess> _workers = [];
    private readonly Dictionary<(int Worker, int Lane), Standing> _standing = [];
    private readonly Timer _timer;

    /// <param name="limits">What a worker may use.</param>
    /// <param name="isIdle">True to let the workers do what they like.</param>
    public WorkerWatch(WorkerLimits limits, bool isIdle)
    {
        _limits = limits;
        _timer = new Timer(_ => Look(), null, isIdle ? Timeout.InfiniteTimeSpan : Period, Period);
    }

    public void Add(WorkerProcess worker)
    {
        lock (_gate)
        {
            _workers.Add(worker);
        }
    }

    public void Remove(WorkerProcess worker)
    {
        lock (_gate)
        {
            _workers.Remove(worker);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        // A look that takes longer than a period is not repeated beside itself.
        if (!_gate.TryEnter())
        {
            return;
        }

        try
        {
            _workers.ForEach(Look);
        }
        finally
        {
            _gate.Exit();
        }
    }

    private void Look(WorkerProcess worker)
    {
        foreach ((int lane, long id, long beats) in worker.Progress())
        {
            long time = Stopwatch.GetTimestamp();
            Standing now = new(id, beats, time, worker.ProcessorTime, Begun: time);
            if (!_standing.TryGetValue((worker.Id, lane), out Standing? since) || since.Order != id)
            {
                _standing[(worker.Id, lane)] = now;
            }
            else if (Stopwatch.GetElapsedTime(since.Begun) > _limits.Length)
            {
                worker.Kill(DeathCause.Overran);
            }
            else if (since.Beats != beats)
            {
                _standing[(worker.Id, lane)] = now with { Begun = since.Begun };
            }
            else if (Verdict(worker, since) is { } cause)
            {
                worker.Kill(cause);
            }
        }

        if (worker.Memory > _limits.Memory)
        {
            worker.Kill(DeathCause.Memory);
        }
    }

    /// <summary>Why a worker that stands still since then is to be ended; null if it may go on.</summary>
    private DeathCause? Verdict(WorkerProcess worker, Standing since)
    {
        TimeSpan silence = Stopwatch.GetElapsedTime(since.Time);
        return worker.Lanes > 1 ? silence > _limits.SharedSilence ? DeathCause.Suspect : null
            : worker.ProcessorTime - since.ProcessorTime > _limits.ProcessorTime ? DeathCause.Computed
            : silence > _limits.Silence ? DeathCause.Slept
            : null;
    }

    /// <summary>Since when a lane stands where it is.</summary>
    private sealed record Standing(long Order, long Beats, long Time, TimeSpan ProcessorTime, long Begun);
}
