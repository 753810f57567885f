using NdisConformance.Contract;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Testbed;

/// <content>Letting time pass.</content>
public sealed partial class TestbedSession
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
        while (isIdle && Host.Sends.Outstanding > 0 && !IsHostHolding && _pc.Events.RunNext(deadline))
        {
            isIdle = _pc.Events.RunUntilIdle(deadline);
        }

        if (isIdle)
        {
            Host.ReportDrained();
            if (!IsHostHolding)
            {
                Host.Sends.ReportUncompleted(isOverdue: false);
            }
        }
        else
        {
            Host.Sends.ReportUncompleted(isOverdue: true);
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
        Host.Sends.ReportUncompleted(isOverdue);
        Host.ReportNeverEnded(operation, isOverdue);
        throw new CannotGoOnException(operation switch
        {
            Operation.Pause => "MiniportPause never completed",
            Operation.Restart => "MiniportRestart never completed",
            _ => "MiniportOidRequest never completed",
        });
    }

    /// <summary>NDIS keeps back received lists or memory, for which a send may wait.</summary>
    private bool IsHostHolding => Host.Returns.Held > 0 || Host.MemoryRequests.Held > 0;

    /// <summary>Nothing can happen by itself any more: what the scenario holds back is let go.</summary>
    private bool OnStall()
    {
        if (_isHolding)
        {
            ReleaseCompletions();
            return true;
        }

        if (Host.Returns.Held > 0 && _pc.Scheduler.MayRun(0, NDIS.PASSIVE_LEVEL))
        {
            Host.Returns.ReturnHeld(ReturnGrouping.OldestFirst);
            return true;
        }

        if (Host.MemoryRequests.Held > 0 && _pc.Scheduler.MayRun(0, NDIS.PASSIVE_LEVEL))
        {
            Host.MemoryRequests.ReleaseHeld();
            return true;
        }

        return false;
    }
}
