using NdisConformance.Host.Kernel;

namespace NdisConformance.Runner;

/// <summary>What a driver runs on threads, timers and tasks of its own.</summary>
public sealed class DriverThreads
{
    private const int PatienceInMilliseconds = 2_000;

    // Between a timer that is due and what it calls, nothing is to be seen for a moment: longer on a busy machine.
    private const int QuietInMilliseconds = 250;

    // Several threads may run the driver at once; each waits for the timers that came after it began.
    [ThreadStatic]
    private static long _timersBefore;

    [ThreadStatic]
    private static int _threadsBefore;

    private bool _wasPatient;

    /// <summary>The mark that they bear.</summary>
    public DriverMark Mark { get; } = new();

    /// <summary>True once something of the kind went on after the driver had come to its end.</summary>
    public bool WasLeft => Volatile.Read(ref _wasPatient);

    // Those of the process: a driver that starts none waits for none, unless another one has just left one.
    private bool IsBusy => Mark.RunsApart
        || Timer.ActiveCount > _timersBefore
        || ThreadPool.PendingWorkItemCount > 0
        || HasForeignThreads;

    private static bool HasForeignThreads
    {
        get
        {
            if (ForeignThreads.Count() <= _threadsBefore)
            {
                return false;
            }

            ForeignThreads.LookAgain();
            return ForeignThreads.Count() > _threadsBefore;
        }
    }

    /// <summary>From now on this thread runs the driver.</summary>
    /// <returns>What it ran before, for <see cref="DriverMark.Leave"/>.</returns>
    public DriverMark? Enter()
    {
        _timersBefore = Timer.ActiveCount;
        _threadsBefore = ForeignThreads.Count();
        return Mark.Enter();
    }

    /// <summary>
    /// At the end of a run: waits until all that the driver started has ended, so that a late call comes in the run
    /// that it belongs to. A driver that made it wait in vain is not waited for again.
    /// </summary>
    public void Settle()
    {
        if (_wasPatient || !IsBusy)
        {
            return;
        }

        long busy = Environment.TickCount64;
        long end = busy + PatienceInMilliseconds;
        for (long now = busy; now - busy < QuietInMilliseconds; now = Environment.TickCount64)
        {
            if (now >= end)
            {
                _wasPatient = true;
                return;
            }

            Thread.Sleep(1);
            busy = IsBusy ? now : busy;
        }
    }
}
