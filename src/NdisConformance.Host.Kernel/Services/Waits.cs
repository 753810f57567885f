using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>Sleeping, stalling and waiting: the machine goes on meanwhile. Events of one driver.</summary>
internal sealed class Waits(DriverBoundary boundary, SimulatedPc pc, Watchdog watchdog, HostTrace trace)
{
    private const long TicksPerMicrosecond = 10;
    private const long PatienceTicks = 30L * 10_000_000;
    private readonly List<bool> _events = [];

    /// <summary>
    /// What a scenario does when a wait of the driver can never end by itself, such as releasing a completion that it
    /// holds; false if it has nothing to do.
    /// </summary>
    public Func<bool>? StallHandler { get; set; }

    /// <inheritdoc/>
    public void NdisMSleep(uint microsecondsToSleep)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisMSleep);
        call.Arguments[0] = microsecondsToSleep;
        boundary.Begin(ref call);
        RunUntil(pc.Now + (microsecondsToSleep * TicksPerMicrosecond));
        boundary.End(call);
    }

    /// <inheritdoc/>
    public void NdisStallExecution(uint microsecondsToStall)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisStallExecution);
        call.Arguments[0] = microsecondsToStall;
        boundary.Begin(ref call);
        pc.Events.AdvanceTo(pc.Now + (microsecondsToStall * TicksPerMicrosecond));
        watchdog.AddStall(microsecondsToStall * TicksPerMicrosecond);
        watchdog.Watch();
        boundary.End(call);
    }

    /// <inheritdoc/>
    public void NdisInitializeEvent(NDIS_EVENT ndisEvent)
    {
        if (ndisEvent.HostNumber == 0)
        {
            _events.Add(false);
            ndisEvent.HostNumber = (uint)_events.Count;
        }

        TraceEvent call = NewEventCall(TraceName.NdisInitializeEvent, ndisEvent);
        boundary.Begin(ref call);
        Signal(ndisEvent, false);
        boundary.End(call);
    }

    /// <inheritdoc/>
    public void NdisSetEvent(NDIS_EVENT ndisEvent)
    {
        TraceEvent call = NewEventCall(TraceName.NdisSetEvent, ndisEvent);
        boundary.Begin(ref call);
        Signal(ndisEvent, true);
        boundary.End(call);
    }

    /// <inheritdoc/>
    public void NdisResetEvent(NDIS_EVENT ndisEvent)
    {
        TraceEvent call = NewEventCall(TraceName.NdisResetEvent, ndisEvent);
        boundary.Begin(ref call);
        Signal(ndisEvent, false);
        boundary.End(call);
    }

    /// <inheritdoc/>
    public bool NdisWaitEvent(NDIS_EVENT ndisEvent, uint millisecondsToWait)
    {
        TraceEvent call = NewEventCall(TraceName.NdisWaitEvent, ndisEvent);
        call.Arguments[1] = millisecondsToWait;
        boundary.Begin(ref call);
        long deadline = millisecondsToWait == 0
            ? long.MaxValue
            : pc.Now + (millisecondsToWait * 1_000L * TicksPerMicrosecond);
        bool isSignalled = WaitFor(ndisEvent, deadline);
        boundary.End(call, isSignalled ? 1u : 0);
        return isSignalled;
    }

    private static TraceObject EventObject(NDIS_EVENT ndisEvent) => ndisEvent.HostNumber == 0
        ? TraceObject.Unknown(ObjectKind.Event)
        : new TraceObject(ObjectKind.Event, ndisEvent.HostNumber);

    private TraceEvent NewEventCall(TraceName ddi, NDIS_EVENT ndisEvent)
    {
        TraceEvent call = boundary.NewCall(ddi);
        call.Arguments[0] = EventObject(ndisEvent).Packed;
        return call;
    }

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
        long patience = Math.Min(deadline, pc.Now + PatienceTicks);
        while (!IsSignalled(ndisEvent))
        {
            if (!pc.Events.IsIdle && pc.Events.NextTime <= deadline)
            {
                pc.Events.RunNext();
                continue;
            }

            if (StallHandler?.Invoke() == true)
            {
                continue;
            }

            if (pc.Events.NextTime <= patience)
            {
                pc.Events.RunNext();
                continue;
            }

            if (deadline == long.MaxValue)
            {
                trace.Fact(TraceName.Unmet, EventObject(ndisEvent).Packed, (ulong)Operation.Wait);
                boundary.Stop(
                    0x133, $"NdisWaitEvent on {EventObject(ndisEvent)} can never end: nothing is left to happen");
            }

            pc.Events.AdvanceTo(deadline);
            watchdog.Watch();
            return IsSignalled(ndisEvent);
        }

        return true;
    }

    /// <summary>
    /// Runs the machine up to a moment, and lets the time pass to it. A driver that sleeps until something happens
    /// sleeps for ever if nothing is left to happen but what the scenario holds back.
    /// </summary>
    private void RunUntil(long time)
    {
        while (pc.Events.IsIdle ? StallHandler?.Invoke() == true : pc.Events.NextTime <= time)
        {
            if (!pc.Events.IsIdle && pc.Events.NextTime <= time)
            {
                pc.Events.RunNext();
            }
        }

        pc.Events.RunUntil(time);
        watchdog.Watch();
    }
}
