using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host.Kernel;

/// <summary>From the line of the device to ISR and DPC. One per adapter.</summary>
[Resets]
internal sealed partial class InterruptLine(
    SimulatedPc pc,
    HandleTable handles,
    HostTrace trace,
    DriverBoundary boundary,
    KernelDuties duties)
    : IMachineTarget
{
    private const uint ServiceCookie = 1;
    private const uint DpcCookie = 2;
    private const long ServiceDelayTicks = 20;
    private const long DpcDelayTicks = 10;
    private const long UnclaimedDelayTicks = 1_000;
    private const int MaximumUnclaimed = 1_000;
    private const byte UnsetFlag = 0xCC;
    private const uint UnsetTargets = 0xCCCC_CCCC;
    private bool _lineAsserted;
    private bool _wasLineRaised;

    /// <summary>The interrupt that the driver connected to the line, if it did.</summary>
    public InterruptObject? Connected { get; set; }

    /// <summary>The device raises or lowers its line.</summary>
    public void OnLineChanged(bool asserted)
    {
        _lineAsserted = asserted;
        _wasLineRaised |= asserted;
        Pump();
    }

    /// <summary>Services a newly connected interrupt at once, on a processor that is in the driver.</summary>
    public void ServiceNow(InterruptObject interrupt, int processor)
    {
        interrupt.IsServiceQueued = true;
        pc.RunOn(processor, DEVICE_LEVEL, this, ServiceCookie, interrupt.Id.Number);
    }

    /// <summary>Another device on the line interrupts: MiniportInterrupt is called, though its NIC is silent.</summary>
    public void InterruptOfNeighbour()
    {
        if (Connected is { IsServiceQueued: false } interrupt)
        {
            pc.RunOn(0, DEVICE_LEVEL, this, ServiceCookie, interrupt.Id.Number);
        }
    }

    /// <summary>Runs what the event queue kept for the interrupt.</summary>
    void IMachineTarget.OnMachineEvent(uint cookie, ulong argument)
    {
        if (handles.Find<InterruptObject>(ObjectKind.Interrupt, (uint)argument) is not { } interrupt)
        {
            return;
        }

        if (cookie == ServiceCookie)
        {
            ServiceInterrupt(interrupt);
        }
        else
        {
            RunDpc(interrupt);
        }
    }

    /// <summary>Schedules the service of the line if it is up and nobody is on the way.</summary>
    public void Pump()
    {
        if (_lineAsserted && Connected is { IsServiceQueued: false } interrupt)
        {
            interrupt.IsServiceQueued = true;
            int processor = pc.Choose(HostChoice.InterruptProcessor, 0, 2);
            long delay = interrupt.Unclaimed == 0 ? ServiceDelayTicks : UnclaimedDelayTicks;
            pc.Events.Schedule(pc.Now + delay, processor, DEVICE_LEVEL, this, ServiceCookie, interrupt.Id.Number);
        }
    }

    private void ServiceInterrupt(InterruptObject interrupt)
    {
        interrupt.IsServiceQueued = false;
        bool wasRaised = _wasLineRaised;
        _wasLineRaised = false;
        TraceMark enter = trace.MiniportInterruptEnter(interrupt.Id, wasRaised);
        (bool recognized, bool queueDpc, uint targets) = boundary.Call(interrupt, CallHandler);
        uint unset = Unsafe.As<bool, byte>(ref queueDpc) == UnsetFlag ? 1u : 0;
        queueDpc &= unset == 0;
        unset |= targets == UnsetTargets ? 2u : 0;
        targets = targets == UnsetTargets ? 0 : targets;
        _wasLineRaised |= _lineAsserted;
        trace.MiniportInterruptExit(enter, recognized, queueDpc, targets, unset);
        QueueDpcsAfterService(interrupt, duties.DpcTargets(recognized, queueDpc, targets, pc.Current.Number));
        interrupt.Unclaimed = recognized ? 0 : interrupt.Unclaimed + 1;
        if (interrupt.Unclaimed < MaximumUnclaimed && !interrupt.IsReleased)
        {
            Pump();
        }
    }

    private static (bool Recognized, bool QueueDpc, uint Targets) CallHandler(InterruptObject interrupt)
    {
        // Values that no driver writes show which of the two it left alone. INT-006.
        bool queueDpc = false;
        Unsafe.As<bool, byte>(ref queueDpc) = UnsetFlag;
        uint targets = UnsetTargets;
        bool recognized = interrupt.Characteristics.InterruptHandler!(interrupt.Context, ref queueDpc, ref targets);
        return (recognized, queueDpc, targets);
    }

    private void QueueDpcsAfterService(InterruptObject interrupt, uint targets)
    {
        for (int processor = 0; processor < 2; processor++)
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
            pc.Now + DpcDelayTicks, processor, DISPATCH_LEVEL, this, DpcCookie, interrupt.Id.Number);
        return true;
    }

    private void RunDpc(InterruptObject interrupt)
    {
        int processor = pc.Current.Number;
        if (!interrupt.IsDpcQueued[processor])
        {
            return;
        }

        interrupt.IsDpcQueued[processor] = false;
        interrupt.RunningDpcs++;
        TraceMark enter = trace.MiniportInterruptDPCEnter(interrupt.Id);
        boundary.Call(
            (interrupt, Context: interrupt.DpcContexts[processor]),
            static dpc => dpc.interrupt.Characteristics.InterruptDpcHandler!(
                dpc.interrupt.Context, dpc.Context, default, default));
        trace.MiniportInterruptDPCExit(enter);
        interrupt.RunningDpcs--;
    }

    /// <summary>Deregistration returns only after every queued DPC ran. INT-011.</summary>
    public void WaitForDpcs(InterruptObject interrupt)
    {
        for (int processor = 0; duties.AwaitsDpcs && processor < 2; processor++)
        {
            if (interrupt.IsDpcQueued[processor])
            {
                pc.RunOn(processor, DISPATCH_LEVEL, this, DpcCookie, interrupt.Id.Number);
            }
        }
    }
}
