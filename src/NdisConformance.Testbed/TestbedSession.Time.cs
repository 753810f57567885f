using NdisConformance.Trace;

namespace NdisConformance.Testbed;

/// <content>Letting time pass.</content>
public sealed partial class TestbedSession
{
    /// <summary>
    /// Runs machine and device until nothing is pending, for at most the 30 seconds that a send may take. What was
    /// sent and is not complete then never will be, unless the scenario holds something back.
    /// </summary>
    public void RunUntilIdle()
    {
        Step();
        bool isIdle = _pc.Events.RunUntilIdle(_pc.Now + Limits.SendTicks);
        if (_isHolding)
        {
            return;
        }

        if (isIdle)
        {
            Host.StateFact(TraceName.Drained, Host.Adapter);
            if (Host.HeldReturns == 0)
            {
                Host.ReportUncompletedSends(TraceName.Unmet);
            }
        }
        else
        {
            Host.ReportUncompletedSends(TraceName.TimeLimit);
        }
    }

    /// <summary>Lets a span of virtual time pass.</summary>
    public void RunFor(long microseconds)
    {
        Step();
        long end = _pc.Now + (microseconds * 10);
        _pc.Events.RunUntilIdle(end);
        _pc.Events.AdvanceTo(end);
    }

    private void Await(Func<bool> condition, long limitTicks, Operation operation)
    {
        long deadline = _pc.Now + limitTicks;
        while (!condition())
        {
            if (_pc.Events.Count > 0 && _pc.Events.NextTime <= deadline)
            {
                _pc.Events.RunNext();
            }
            else if (!OnStall())
            {
                GiveUp(operation, _pc.Events.Count == 0 ? TraceName.Unmet : TraceName.TimeLimit);
            }
        }
    }

    private void GiveUp(Operation operation, TraceName fact)
    {
        Host.ReportUncompletedSends(fact);
        Host.StateFact(fact, Host.Adapter, (ulong)operation);
        throw new CannotGoOnException(operation switch
        {
            Operation.Pause => "MiniportPause never completed",
            Operation.Restart => "MiniportRestart never completed",
            _ => "MiniportOidRequest never completed",
        });
    }

    /// <summary>Nothing can happen by itself any more: what the scenario holds back is let go.</summary>
    private bool OnStall()
    {
        if (_isHolding)
        {
            ReleaseCompletions();
            return true;
        }

        if (Host.HeldReturns > 0)
        {
            Host.ReturnHeld(newestFirst: false);
            return true;
        }

        return false;
    }
}
