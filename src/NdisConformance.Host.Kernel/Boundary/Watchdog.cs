using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>Stops the machine when a callback never returns. One per machine.</summary>
internal sealed class Watchdog(
    SimulatedPc pc, CallNesting nesting, DriverBoundary boundary, ICallbackLimits limits)
{
    /// <summary>The driver stalled the processor that runs now.</summary>
    public void AddStall(long ticks) => nesting.AddStall(pc.Current.Number, ticks);

    /// <summary>
    /// A callback that goes on sleeping, waiting or stalling would take the harness with it: the machine stops.
    /// </summary>
    public void Watch()
    {
        int processor = pc.Current.Number;
        if (nesting.Callbacks(processor) == 0)
        {
            return;
        }

        TraceName callback = nesting.Outermost(processor);
        if (pc.Now - nesting.Entered(processor) <= limits.LimitOf(callback)
            && nesting.Stalled(processor) <= TimeLimits.Stall)
        {
            return;
        }

        limits.OnExpired(callback);
        boundary.Stop(0x133, $"{callback} does not return: it waits or stalls without end");
    }
}
