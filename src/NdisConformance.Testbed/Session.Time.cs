using NdisConformance.Contract;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Testbed;

/// <content>Letting time pass.</content>
public abstract partial class Session
{
    private const long MicrosecondsPerSecond = 1_000_000;

    /// <summary>
    /// Runs machine and device until nothing is pending, for at most the 30 seconds that a send may take. What was
    /// sent and is not complete then never will be, unless the scenario holds something back.
    /// </summary>
    public void RunUntilIdle()
    {
        Step();
        long deadline = _pc.Now + TimeLimits.Send;
        bool isIdle = _pc.Events.RunUntilIdle(deadline);
        if (_isHolding)
        {
            return;
        }

        // A driver may complete its sends where it is asked whether it hangs.
        while (isIdle && Host.OutstandingSends > 0 && !IsHostHolding && _pc.Events.RunNext(deadline))
        {
            isIdle = _pc.Events.RunUntilIdle(deadline);
        }

        if (isIdle)
        {
            Host.ReportDrained();
            if (!IsHostHolding)
            {
                Host.ReportUncompleted(isOverdue: false);
            }
        }
        else
        {
            Host.ReportUncompleted(isOverdue: true);
        }
    }

    /// <summary>Lets a span of virtual time pass.</summary>
    public void RunFor(long microseconds)
    {
        long seconds = microseconds / MicrosecondsPerSecond;
        Step(seconds > 0 ? Invariant($"{seconds} s") : string.Empty);
        _pc.Events.RunUntil(_pc.Now + (microseconds * TimeUnits.TicksPerMicrosecond));
    }

    /// <summary>
    /// Lets time pass until a condition holds. If nothing else is left to happen, the scenario lets go of what it holds
    /// back; if the condition does not hold by the limit, the operation is reported and the scenario ends.
    /// </summary>
    public void Await(Func<bool> condition, long limitTicks, Operation operation)
    {
        ArgumentNullException.ThrowIfNull(condition);
        long deadline = _pc.Now + limitTicks;
        while (!condition())
        {
            bool goesOn = (!_pc.Events.IsIdle && _pc.Events.RunNext(deadline))
                || OnStall()
                || _pc.Events.RunNext(deadline);
            if (!goesOn)
            {
                GiveUp(operation, isOverdue: !_pc.Events.IsIdle);
            }
        }
    }

    private void GiveUp(Operation operation, bool isOverdue)
    {
        Host.ReportUncompleted(isOverdue);
        ReportNeverEnded(operation, isOverdue);
        throw new CannotGoOnException($"{CallbackOf(operation)} never completed");
    }

    /// <summary>States that an operation of the adapter does not end.</summary>
    private protected abstract void ReportNeverEnded(Operation operation, bool isOverdue);

    /// <summary>The callback that an operation is.</summary>
    private protected abstract TraceName CallbackOf(Operation operation);

    /// <summary>True while NDIS keeps back something for which a send may wait.</summary>
    private protected abstract bool IsHostHolding { get; }

    /// <summary>NDIS lets go of something that it keeps back; false if there is nothing.</summary>
    private protected abstract bool TryLetGo();

    /// <summary>Nothing can happen by itself any more: what the scenario holds back is let go.</summary>
    private bool OnStall()
    {
        if (_isHolding)
        {
            ReleaseCompletions();
            return true;
        }

        return TryLetGo();
    }
}
