using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host.Kernel;

/// <summary>From the line of the device to ISR and DPC. One per adapter.</summary>
[Resets]
internal sealed partial class InterruptLine(
    SimulatedPc pc,
    HostTrace trace,
    DriverBoundary boundary,
    KernelDuties duties,
    CurrentAdapter current,
    DeliveredFrames delivered)
    : IInterruptSource
{
    private const long ServiceDelayTicks = 20;
    private const long DpcDelayTicks = 10;
    private const long UnclaimedDelayTicks = 1_000;
    private const int MaximumUnclaimed = 1_000;
    private const int MaximumDpcsInARow = 1_000;
    private const int MaximumServicesInARow = 1_000;
    private bool _lineAsserted;
    private bool _wasLineRaised;
    private bool _wasConnected;
    private InterruptObject? _inHandler;

    /// <summary>How often the device had reason to interrupt: what it did, and the frames that arrived.</summary>
    private long Occasions => pc.Events.DeviceEvents + delivered.Newest;

    /// <summary>The interrupt that the driver connected to the line, if it did.</summary>
    public InterruptObject? Connected { get; set; }

    /// <summary>The device raises or lowers its line.</summary>
    public void OnLineChanged(bool asserted)
    {
        _lineAsserted = asserted;
        _wasLineRaised |= asserted;
        if (asserted && _inHandler is { } interrupt)
        {
            trace.LineRaised(interrupt.Id);
        }

        StateAlone();
        Pump();
    }

    /// <summary>States that the device interrupts though nobody listens any more. LIFE-009, INT-009.</summary>
    private void StateAlone()
    {
        if (_lineAsserted && _wasConnected && Connected is null or { IsDisconnected: true })
        {
            trace.LineRaisedAlone(current.Id);
        }
    }

    /// <summary>Makes an interrupt the one that the line raises.</summary>
    public void Connect(InterruptObject interrupt)
    {
        interrupt.Service = new Work<InterruptObject>(interrupt, ServiceInterrupt);
        interrupt.Dpc = new Work<InterruptObject>(interrupt, RunDpc);
        Connected = interrupt;
        _wasConnected = true;
    }

    /// <summary>Services a newly connected interrupt at once, on a processor that is in the driver.</summary>
    public void ServiceNow(InterruptObject interrupt, int processor)
    {
        interrupt.IsServiceQueued = true;
        pc.RunOn(processor, DEVICE_LEVEL, interrupt.Service!, 0, 0);
    }

    /// <summary>
    /// Another device on the line interrupts: MiniportInterrupt is called, though its NIC is silent. False if a service
    /// is on its way already, or every processor is at that level.
    /// </summary>
    public bool CanInterrupt
        => Connected is { IsServiceQueued: false, ServicedBy: null } && FreeProcessor() is not null;

    /// <inheritdoc/>
    public bool InterruptOfNeighbour()
    {
        if (Connected is { IsServiceQueued: false, ServicedBy: null } interrupt && FreeProcessor() is { } processor)
        {
            pc.RunOn(processor, DEVICE_LEVEL, interrupt.Service!, 0, 0);
            return true;
        }

        return false;
    }

    /// <summary>Schedules the service of the line if it is up and nobody is on the way.</summary>
    public void Pump()
    {
        if (_lineAsserted && Connected is { IsServiceQueued: false } interrupt && !IsEndless(interrupt))
        {
            interrupt.IsServiceQueued = true;
            int processor = pc.Choose(HostChoice.InterruptProcessor, pc.ProcessorCount);
            long delay = interrupt.Unclaimed == 0 ? ServiceDelayTicks : UnclaimedDelayTicks;
            pc.Events.Schedule(
                pc.Now + delay, processor, DEVICE_LEVEL, interrupt.Service!, 0, kind: WorkKind.Interrupt);
        }
    }

    /// <summary>
    /// True if the line stays up for ever, whatever the driver does about it: the driver is left alone until the device
    /// does something.
    /// </summary>
    private bool IsEndless(InterruptObject interrupt)
        => interrupt.ServicesInARow >= MaximumServicesInARow && interrupt.Occasions == Occasions;

    private void CountService(InterruptObject interrupt)
    {
        interrupt.ServicesInARow = interrupt.Occasions == Occasions ? interrupt.ServicesInARow + 1 : 0;
        interrupt.Occasions = Occasions;
        if (interrupt.ServicesInARow == MaximumServicesInARow)
        {
            trace.EndlessService(interrupt.Id, MaximumServicesInARow, asksAgain: false);
        }
    }

    /// <summary>
    /// Takes the interrupt's own lock, which MiniportInterrupt and synchronized functions run with. Gives the activity
    /// that had it, for an activity may take it again.
    /// </summary>
    public Activity? TakeLock(InterruptObject interrupt)
    {
        AwaitEnd(interrupt.ServicedBy);
        Activity? before = interrupt.ServicedBy;
        interrupt.ServicedBy = pc.Scheduler.Running;
        return before;
    }

    /// <summary>Gives the lock back. A service that waited for it comes next.</summary>
    public void GiveLock(InterruptObject interrupt, Activity? before)
    {
        interrupt.ServicedBy = before;
        if (before is null && interrupt.IsServiceDeferred)
        {
            interrupt.IsServiceDeferred = false;
            interrupt.IsServiceQueued = false;
            Pump();
        }
    }

    /// <summary>Runs a function of the driver at the level of the interrupt, with its lock.</summary>
    public bool Synchronize(InterruptObject interrupt, MINIPORT_SYNCHRONIZE_INTERRUPT function, NDIS_HANDLE context)
    {
        Activity activity = pc.Scheduler.Running;
        byte old = activity.Irql;
        Activity? before = TakeLock(interrupt);
        activity.Irql = Math.Max(old, DEVICE_LEVEL);
        TraceMark enter = trace.MiniportSynchronizeInterruptEnter(interrupt.Id);
        bool result = boundary.Call((function, context), static call => call.function(call.context));
        trace.MiniportSynchronizeInterruptExit(enter, result);
        activity.Irql = old;
        GiveLock(interrupt, before);
        return result;
    }

    private int? FreeProcessor()
    {
        for (int processor = 0; processor < pc.ProcessorCount; processor++)
        {
            if (pc.Scheduler.MayRun(processor, DEVICE_LEVEL))
            {
                return processor;
            }
        }

        return null;
    }

    private void ServiceInterrupt(InterruptObject interrupt)
    {
        if (interrupt.IsReleased || interrupt.IsDisconnected)
        {
            return;
        }

        if (interrupt.ServicedBy is not null)
        {
            // The processor spins on the interrupt's lock until the other one gives it back.
            interrupt.IsServiceDeferred = interrupt.IsServiceQueued;
            return;
        }

        interrupt.IsServiceQueued = false;
        Activity? before = TakeLock(interrupt);
        bool wasRaised = _wasLineRaised;
        _wasLineRaised = false;
        _inHandler = interrupt;
        TraceMark enter = interrupt.Handlers.EnterService(interrupt, wasRaised);
        InterruptAnswer answer = interrupt.Handlers.Service(interrupt);
        _inHandler = null;
        _wasLineRaised |= _lineAsserted;
        interrupt.Handlers.ExitService(enter, answer);
        QueueDpcsAfterService(
            interrupt,
            duties.DpcTargets(answer.Recognized, answer.QueueDpc, answer.Targets, pc.Current.Number));
        interrupt.Unclaimed = answer.Recognized ? 0 : interrupt.Unclaimed + 1;
        if (answer.Recognized)
        {
            CountService(interrupt);
        }
        else if (interrupt.Unclaimed == MaximumUnclaimed && _lineAsserted)
        {
            trace.UnclaimedService(interrupt.Id, MaximumUnclaimed);
        }

        GiveLock(interrupt, before);
        if (interrupt.Unclaimed < MaximumUnclaimed && !interrupt.IsReleased)
        {
            Pump();
        }
    }

    private void QueueDpcsAfterService(InterruptObject interrupt, uint targets)
    {
        for (int processor = 0; processor < pc.ProcessorCount; processor++)
        {
            if ((targets & (1u << processor)) != 0)
            {
                QueueDpc(interrupt, processor, default);
            }
        }
    }

    public bool QueueDpc(InterruptObject interrupt, int processor, PVOID context)
    {
        if (interrupt.IsDpcQueued[processor])
        {
            return false;
        }

        interrupt.IsDpcQueued[processor] = true;
        interrupt.DpcContexts[processor] = context;
        pc.Events.Schedule(
            pc.Now + DpcDelayTicks, processor, DISPATCH_LEVEL, interrupt.Dpc!, 0, kind: WorkKind.Dpc);
        return true;
    }

    private void RunDpc(InterruptObject interrupt)
    {
        int processor = pc.Current.Number;
        if (interrupt.IsReleased || !interrupt.IsDpcQueued[processor])
        {
            return;
        }

        Activity? before = interrupt.RunningDpcs[processor];
        interrupt.IsDpcQueued[processor] = false;
        interrupt.RunningDpcs[processor] = pc.Scheduler.Running;
        bool isMore = interrupt.Handlers.RunDpc(interrupt, processor, interrupt.DpcContexts[processor]);
        interrupt.RunningDpcs[processor] = before;
        CallAgain(interrupt, processor, isMore);
    }

    /// <summary>
    /// A DPC that has more to indicate is called again, and as the first one was. A driver that never has an end of it
    /// is left alone.
    /// </summary>
    private void CallAgain(InterruptObject interrupt, int processor, bool isMore)
    {
        interrupt.DpcsInARow = isMore ? interrupt.DpcsInARow + 1 : 0;
        if (interrupt.DpcsInARow == MaximumDpcsInARow)
        {
            trace.EndlessService(interrupt.Id, MaximumDpcsInARow, asksAgain: true);
        }

        if (isMore && interrupt.DpcsInARow < MaximumDpcsInARow && !interrupt.IsReleased)
        {
            QueueDpc(interrupt, processor, default);
        }
    }

    /// <summary>
    /// Deregistration returns only after every DPC has run, whether it is queued or runs on another processor. INT-011.
    /// </summary>
    public void WaitForDpcs(InterruptObject interrupt)
    {
        Activity waiting = pc.Scheduler.Running;
        waiting.WaitsFor = WaitKind.Interrupt;
        interrupt.IsDisconnected = true;
        StateAlone();
        AwaitEnd(interrupt.ServicedBy);
        for (int processor = 0; duties.AwaitsDpcs && processor < pc.ProcessorCount; processor++)
        {
            AwaitEnd(interrupt.RunningDpcs[processor]);
            if (interrupt.IsDpcQueued[processor])
            {
                AwaitProcessor(processor);
                pc.RunOn(processor, DISPATCH_LEVEL, interrupt.Dpc!, 0, 0);
            }
        }

        waiting.WaitsFor = WaitKind.Nothing;
    }

    private void AwaitEnd(Activity? activity)
    {
        if (activity is not null && pc.Scheduler.CouldGoOn(activity))
        {
            boundary.Resume(activity, "the service or DPC that is to end is suspended below");
        }
    }

    private void AwaitProcessor(int processor)
    {
        if (!pc.Scheduler.MayRun(processor, DISPATCH_LEVEL) && pc.Scheduler.PreemptedElsewhere() is { } suspended)
        {
            boundary.Resume(suspended, "a DPC is queued on the processor of an activity that is suspended below");
        }
    }
}
