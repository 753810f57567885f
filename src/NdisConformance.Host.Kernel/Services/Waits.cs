using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>Sleeping, stalling and waiting: the machine goes on meanwhile. Events of one driver.</summary>
[Resets]
internal sealed partial class Waits(
    DriverBoundary boundary, BoundaryChoices boundaries, SimulatedPc pc, Watchdog watchdog, HostTrace trace)
{
    private readonly List<bool> _events = [];

    /// <summary>
    /// What a scenario does when a wait of the driver can never end by itself, such as releasing a completion that it
    /// holds; false if it has nothing to do.
    /// </summary>
    public Func<bool>? StallHandler { get; set; }

    /// <inheritdoc/>
    public void NdisMSleep(uint microsecondsToSleep)
    {
        TraceMark call = trace.NdisMSleepCall(microsecondsToSleep);
        RunUntil(pc.Now + (microsecondsToSleep * TimeUnits.TicksPerMicrosecond));
        trace.NdisMSleepReturn(call);
    }

    /// <inheritdoc/>
    public void NdisStallExecution(uint microsecondsToStall)
    {
        TraceMark call = trace.NdisStallExecutionCall(microsecondsToStall);
        boundaries.PassTime(
            pc.Scheduler.Running, pc.Now + (microsecondsToStall * TimeUnits.TicksPerMicrosecond));
        watchdog.AddStall(microsecondsToStall * TimeUnits.TicksPerMicrosecond);
        watchdog.Watch();
        trace.NdisStallExecutionReturn(call);
    }

    /// <inheritdoc/>
    public void NdisInitializeEvent(NDIS_EVENT ndisEvent)
    {
        if (ndisEvent.HostNumber == 0)
        {
            _events.Add(false);
            ndisEvent.HostNumber = (uint)_events.Count;
        }

        TraceMark call = trace.NdisInitializeEventCall(EventObject(ndisEvent));
        Signal(ndisEvent, false);
        trace.NdisInitializeEventReturn(call);
    }

    /// <inheritdoc/>
    public void NdisSetEvent(NDIS_EVENT ndisEvent)
    {
        TraceMark call = trace.NdisSetEventCall(EventObject(ndisEvent));
        Signal(ndisEvent, true);
        trace.NdisSetEventReturn(call);
    }

    /// <inheritdoc/>
    public void NdisResetEvent(NDIS_EVENT ndisEvent)
    {
        TraceMark call = trace.NdisResetEventCall(EventObject(ndisEvent));
        Signal(ndisEvent, false);
        trace.NdisResetEventReturn(call);
    }

    /// <inheritdoc/>
    public bool NdisWaitEvent(NDIS_EVENT ndisEvent, uint millisecondsToWait)
    {
        TraceMark call = trace.NdisWaitEventCall(EventObject(ndisEvent), millisecondsToWait);
        long deadline = millisecondsToWait == 0
            ? long.MaxValue
            : pc.Now + (millisecondsToWait * TimeUnits.TicksPerMillisecond);
        bool isSignalled = WaitFor(ndisEvent, deadline);
        trace.NdisWaitEventReturn(call, isSignalled);
        return isSignalled;
    }

    private static TraceObject EventObject(NDIS_EVENT ndisEvent) => ndisEvent.HostNumber == 0
        ? TraceObject.Unknown(ObjectKind.Event)
        : new TraceObject(ObjectKind.Event, ndisEvent.HostNumber);

    private bool IsSignalled(NDIS_EVENT ndisEvent)
        => ndisEvent.HostNumber != 0 && _events[(int)ndisEvent.HostNumber - 1];

    private void Signal(NDIS_EVENT ndisEvent, bool value)
    {
        if (ndisEvent.HostNumber != 0)
        {
            _events[(int)ndisEvent.HostNumber - 1] = value;
        }
    }

    private bool WaitFor(NDIS_EVENT ndisEvent, long deadline)
    {
        // A wait without a limit must not go on for ever, though a check for a hang may still end it.
        long patience = Math.Min(deadline, pc.Now + TimeLimits.Wait);
        Activity activity = pc.Scheduler.Running;
        activity.WaitsFor = WaitKind.Event;
        while (!IsSignalled(ndisEvent))
        {
            if ((!pc.Events.IsIdle && pc.Events.RunNext(deadline))
                || StallHandler?.Invoke() == true
                || pc.Events.RunNext(patience))
            {
                continue;
            }

            if (pc.Scheduler.PreemptedElsewhere() is { } suspended)
            {
                boundary.Resume(suspended, $"{EventObject(ndisEvent)} can only be set by an activity suspended below");
                continue;
            }

            activity.WaitsFor = WaitKind.Nothing;
            EndUnmet(ndisEvent, deadline);
            return IsSignalled(ndisEvent);
        }

        activity.WaitsFor = WaitKind.Nothing;
        return true;
    }

    /// <summary>Nothing is left that could set the event: the time of the wait passes, or the machine stops.</summary>
    private void EndUnmet(NDIS_EVENT ndisEvent, long deadline)
    {
        if (deadline == long.MaxValue)
        {
            trace.Unmet(EventObject(ndisEvent), Operation.Wait);
            boundary.Stop(
                0x133,
                $"NdisWaitEvent on {EventObject(ndisEvent)} in {pc.Scheduler.Running.Innermost} can never end: no "
                    + "interrupt, completion or return is pending that could lead to NdisSetEvent");
        }

        pc.Events.AdvanceTo(deadline);
        watchdog.Watch();
    }

    /// <summary>
    /// Runs the machine up to a moment, and lets the time pass to it. A driver that sleeps until something happens
    /// sleeps for ever if nothing is left to happen but what the scenario holds back.
    /// </summary>
    private void RunUntil(long time)
    {
        Activity activity = pc.Scheduler.Running;
        activity.WaitsFor = WaitKind.Time;
        while (pc.Events.IsIdle ? StallHandler?.Invoke() == true : pc.Events.RunNext(time))
        {
        }

        pc.Events.RunUntil(time);
        activity.WaitsFor = WaitKind.Nothing;
        watchdog.Watch();
    }
}
