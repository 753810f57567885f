using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host;

/// <content>From the line of the device to ISR and DPC.</content>
public partial class NdisHost
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

    /// <summary>The device raises or lowers its line.</summary>
    internal void OnInterruptLine(bool asserted)
    {
        _lineAsserted = asserted;
        _wasLineRaised |= asserted;
        PumpInterrupt();
    }

    /// <summary>Another device on the line interrupts: MiniportInterrupt is called, though its NIC is silent.</summary>
    public void InterruptOfNeighbour()
    {
        if (_interrupt is { IsServiceQueued: false } interrupt)
        {
            _pc.RunOn(0, DEVICE_LEVEL, this, ServiceCookie, interrupt.Id.Number);
        }
    }

    /// <summary>Runs what the event queue kept for the interrupt, or for a check for a hang.</summary>
    void IMachineTarget.OnMachineEvent(uint cookie, ulong argument)
    {
        if (cookie == HangCheckCookie)
        {
            CheckForHang(argument);
            return;
        }

        _handles.Resolve(
            HandleTable.ToHandle(ObjectKind.Interrupt, (uint)argument), ObjectKind.Interrupt, out HostObject? found);
        if (found is not InterruptObject interrupt)
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

    /// <summary>
    /// The processors that get a DPC: they follow from the out parameters, whatever the ISR returned. INT-005.
    /// </summary>
    protected internal virtual uint DpcTargets(bool recognized, bool queueDefault, uint targets)
        => queueDefault ? 1u << _pc.Current.Number : targets;

    /// <summary>Whether the deregistration of an interrupt waits for DPCs that are queued. INT-011.</summary>
    protected internal virtual bool AwaitsDpcs => true;

    /// <summary>Schedules the service of the line if it is up and nobody is on the way.</summary>
    private void PumpInterrupt()
    {
        if (_lineAsserted && _interrupt is { IsServiceQueued: false } interrupt)
        {
            interrupt.IsServiceQueued = true;
            int processor = Choose(HostChoice.InterruptProcessor, 0, 2);
            long delay = interrupt.Unclaimed == 0 ? ServiceDelayTicks : UnclaimedDelayTicks;
            _pc.Events.Schedule(_pc.Now + delay, processor, DEVICE_LEVEL, this, ServiceCookie, interrupt.Id.Number);
        }
    }

    private void ServiceInterrupt(InterruptObject interrupt)
    {
        interrupt.IsServiceQueued = false;
        TraceEvent enter = NewEvent(TraceKind.Enter, TraceName.MiniportInterrupt);
        enter.Arguments[0] = interrupt.Id.Packed;
        enter.Arguments[1] = _wasLineRaised ? 1u : 0;
        _wasLineRaised = false;
        Enter(ref enter);
        bool recognized;

        // Values that no driver writes show which of the two it left alone. INT-006.
        bool queueDpc = false;
        Unsafe.As<bool, byte>(ref queueDpc) = UnsetFlag;
        uint targets = UnsetTargets;
        try
        {
            recognized = interrupt.Characteristics.InterruptHandler!(interrupt.Context, ref queueDpc, ref targets);
        }
        catch (Exception exception)
        {
            throw Crash(exception);
        }

        uint unset = Unsafe.As<bool, byte>(ref queueDpc) == UnsetFlag ? 1u : 0;
        queueDpc &= unset == 0;
        unset |= targets == UnsetTargets ? 2u : 0;
        targets = targets == UnsetTargets ? 0 : targets;
        _wasLineRaised |= _lineAsserted;
        Exit(enter, recognized ? 1u : 0, queueDpc ? 1u : 0, targets, unset);
        QueueDpcsAfterService(interrupt, DpcTargets(recognized, queueDpc, targets));
        interrupt.Unclaimed = recognized ? 0 : interrupt.Unclaimed + 1;
        if (interrupt.Unclaimed < MaximumUnclaimed && !interrupt.IsReleased)
        {
            PumpInterrupt();
        }
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

    private bool QueueDpc(InterruptObject interrupt, int processor, PVOID context)
    {
        if (interrupt.IsDpcQueued[processor])
        {
            return false;
        }

        interrupt.IsDpcQueued[processor] = true;
        interrupt.DpcContexts[processor] = context;
        _pc.Events.Schedule(
            _pc.Now + DpcDelayTicks, processor, DISPATCH_LEVEL, this, DpcCookie, interrupt.Id.Number);
        return true;
    }

    private void RunDpc(InterruptObject interrupt)
    {
        int processor = _pc.Current.Number;
        if (!interrupt.IsDpcQueued[processor])
        {
            return;
        }

        interrupt.IsDpcQueued[processor] = false;
        interrupt.RunningDpcs++;
        TraceEvent enter = NewEvent(TraceKind.Enter, TraceName.MiniportInterruptDPC);
        enter.Arguments[0] = interrupt.Id.Packed;
        Enter(ref enter);
        try
        {
            interrupt.Characteristics.InterruptDpcHandler!(
                interrupt.Context, interrupt.DpcContexts[processor], default, default);
        }
        catch (Exception exception)
        {
            throw Crash(exception);
        }

        Exit(enter);
        interrupt.RunningDpcs--;
    }

    /// <summary>Deregistration returns only after every queued DPC ran. INT-011.</summary>
    private void WaitForDpcs(InterruptObject interrupt)
    {
        for (int processor = 0; AwaitsDpcs && processor < 2; processor++)
        {
            if (interrupt.IsDpcQueued[processor])
            {
                _pc.RunOn(processor, DISPATCH_LEVEL, this, DpcCookie, interrupt.Id.Number);
            }
        }
    }
}
