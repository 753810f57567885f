using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>Stops the machine when a callback never returns. One per machine.</summary>
internal sealed class Watchdog(SimulatedPc pc, DriverBoundary boundary, ICallbackLimits limits)
{
    /// <summary>The driver stalled the processor that runs now.</summary>
    public void AddStall(long ticks) => pc.Scheduler.Running.AddStall(ticks);

    /// <summary>
    /// A callback that goes on sleeping, waiting or stalling would take the harness with it: the machine stops. If a
    /// choice suspended another activity, the callback may wait for that one, and the schedule cannot run.
    /// </summary>
    public void Watch()
    {
        Activity activity = pc.Scheduler.Running;
        if (!activity.IsInDriver)
        {
            return;
        }

        TraceName callback = activity.Outermost;
        if (pc.Now - activity.Entered <= limits.LimitOf(callback)
            && activity.Stalled <= limits.StallLimitOf(callback))
        {
            return;
        }

        if (pc.Scheduler.PreemptedElsewhere() is { } suspended)
        {
            boundary.Resume(suspended, $"{callback} may wait for an activity that is suspended below it");
            return;
        }

        limits.OnExpired(callback);
        bool isStalled = activity.Stalled > limits.StallLimitOf(callback);
        boundary.Stop(
            0x133,
            isStalled
                ? $"{callback} does not return: it stalls the processor without end, by NdisStallExecution"
                : $"{callback} does not return: it sleeps or waits without end, by NdisMSleep or NdisWaitEvent");
    }
}
