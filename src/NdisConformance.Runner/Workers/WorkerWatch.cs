using System.Diagnostics;

namespace NdisConformance.Runner;

/// <summary>Ends workers that stand still or use too much.</summary>
internal sealed class WorkerWatch : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Bytes by which a worker that calls nothing must grow to be left alone: it will come to the limit of memory, on a
    /// slow machine as on a fast one.
    /// </summary>
    private const long Growth = 16 << 20;

    private readonly Lock _gate = new();
    private readonly WorkerLimits _limits;
    private readonly Dictionary<WorkerProcess, Standing?[]> _lanes = [];
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
            _lanes.Add(worker, new Standing?[worker.Lanes]);
        }
    }

    public void Remove(WorkerProcess worker)
    {
        lock (_gate)
        {
            _lanes.Remove(worker);
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
            foreach ((WorkerProcess worker, Standing?[] lanes) in _lanes)
            {
                Look(worker, lanes);
            }
        }
        finally
        {
            _gate.Exit();
        }
    }

    private void Look(WorkerProcess worker, Standing?[] lanes)
    {
        foreach ((int lane, long id, long beats) in worker.Progress())
        {
            long time = Stopwatch.GetTimestamp();
            Standing now = new(id, beats, time, worker.ProcessorTime, Begun: time, worker.Memory);
            if (lanes[lane] is not { } since || since.Order != id)
            {
                lanes[lane] = now;
            }
            else if (Stopwatch.GetElapsedTime(since.Begun) > _limits.Length)
            {
                worker.Kill(worker.Lanes > 1 ? DeathCause.Suspect : DeathCause.Overran);
            }
            else if (since.Beats != beats || worker.Memory > since.Memory + Growth)
            {
                lanes[lane] = now with { Begun = since.Begun, Memory = Math.Max(worker.Memory, since.Memory) };
            }
            else if (!worker.IsDying && Verdict(worker, since) is { } cause)
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
    private sealed record Standing(
        long Order, long Beats, long Time, TimeSpan ProcessorTime, long Begun, long Memory);
}
