using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Where interrupts are registered, whether the driver is ready for them, and what it says to them.</summary>
[Resets]
internal sealed partial class InterruptChecker(CheckerContext context) : IChecker
{
    private const ulong FirstWithoutTargets = 20;

    private static readonly RuleDescriptor Place = new()
    {
        Id = "INT-001",
        Level = RuleLevel.Must,
        Title = "Interrupts registered in MiniportInitializeEx",
        Requirement = "NdisMRegisterInterruptEx is called in MiniportInitializeEx, after the attributes, at "
            + "PASSIVE_LEVEL.",
        Source = "IntR",
        WindowsEquivalent = "SDV:Irql_Interrupt_Function",
        Preconditions = [TraceName.NdisMRegisterInterruptEx],
    };

    internal static readonly RuleDescriptor Ready = new()
    {
        Id = "INT-003",
        Level = RuleLevel.Must,
        Title = "Ready for interrupts",
        Requirement = "The driver is ready for its interrupt handlers before the registration returns, and what they "
            + "use stays until the deregistration returns. A handler that dereferences NULL in MiniportInitializeEx "
            + "was called too early for the driver.",
        Source = "IntR, IntD, Init",
        Preconditions = [TraceName.NdisMRegisterInterruptEx],
    };

    internal static readonly RuleDescriptor Own = new()
    {
        Id = "INT-004",
        Level = RuleLevel.Must,
        Title = "Own interrupts only",
        Requirement = "The interrupt handler returns TRUE, or in NDIS 5 sets InterruptRecognized, for interrupts of "
            + "its own NIC only.",
        Source = "Isr",
        Preconditions = [TraceName.NdisMRegisterInterruptEx, TraceName.NdisMRegisterInterrupt],
    };

    private static readonly RuleDescriptor Set = new()
    {
        Id = "INT-006",
        Level = RuleLevel.Must,
        Title = "Out parameters are set",
        Requirement = "The interrupt handler sets QueueDefaultInterruptDpc in every call, and TargetProcessors where "
            + "the former is FALSE. A driver of NDIS 6.20 or later whose TargetProcessors is not 0 then gets advice.",
        Source = "Isr",
        Preconditions = [TraceName.NdisMRegisterInterruptEx],
    };

    internal static readonly RuleDescriptor OffFirst = new()
    {
        Id = "INT-009",
        Level = RuleLevel.Should,
        Title = "Interrupts are off first",
        Requirement = "Interrupts of the NIC are disabled before their deregistration, early in halt: its line is not "
            + "up when nobody listens.",
        Source = "IntD, Halt",
        Preconditions = [TraceName.NdisMDeregisterInterruptEx, TraceName.NdisMDeregisterInterrupt],
    };

    internal static readonly RuleDescriptor Dismissed = new()
    {
        Id = "INT-014",
        Level = RuleLevel.Must,
        Title = "Interrupts are dismissed",
        Requirement = "MiniportInterrupt, in NDIS 5 MiniportISR, or the DPC, dismisses the interrupt on the NIC: the "
            + "line does not come up again and again although the NIC has done nothing since.",
        Source = "Isr",
        Why = "The processor does nothing but service the interrupt: the machine hangs.",
        Preconditions = [TraceName.NdisMRegisterInterruptEx, TraceName.NdisMRegisterInterrupt],
    };

    internal static readonly RuleDescriptor Claimed = new()
    {
        Id = "INT-015",
        Level = RuleLevel.Must,
        Title = "Own interrupts are claimed",
        Requirement = "MiniportInterrupt, in NDIS 5 MiniportISR, claims the interrupt where its NIC holds the line up, "
            + "whatever the cause: the change of the link and an error as well as a frame. Judged where it asks for "
            + "its DPC and does not claim it, and where it does not claim it time and again while the line stays up.",
        Source = "Isr",
        Why = "Nobody dismisses the interrupt: the line stays up, and the machine does nothing but ask for the cause.",
        Preconditions = [TraceName.NdisMRegisterInterruptEx, TraceName.NdisMRegisterInterrupt],
    };

    private readonly OwnedRule _claimed = context.Rules.Own(Claimed);
    private readonly OwnedRule _place = context.Rules.Own(Place);
    private readonly OwnedRule _ready = context.Rules.Own(Ready);
    private readonly OwnedRule _own = context.Rules.Own(Own);
    private readonly OwnedRule _set = context.Rules.Own(Set);
    private readonly OwnedRule _offFirst = context.Rules.Own(OffFirst);
    private readonly OwnedRule _dismissed = context.Rules.Own(Dismissed);
    private ulong _driverMinor;
    private long _lineRaised;

    public static RuleDescriptor[] Rules => [Place, Ready, Own, Set, OffFirst, Dismissed, Claimed];

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisMRegisterInterruptEx, OnRegister);
        events.OnCall(
            TraceName.NdisMRegisterMiniportDriver,
            (in e) => _driverMinor = new NdisMRegisterMiniportDriverCall(in e).Minor);
        events.OnExit(TraceName.MiniportInterrupt, OnInterruptExit);
        events.OnExit(TraceName.MiniportInterruptDPC, (in e) => _ready.Exercise(IsRegistering()));
        events.OnFact(TraceName.LineRaised, (in e) => _lineRaised = e.Sequence);
        events.OnCall(TraceName.NdisMDeregisterInterruptEx, (in e) => _offFirst.Exercise(IsThere));
        events.OnFact(TraceName.LineRaisedAlone, OnRaisedAlone);
        events.OnFact(TraceName.Crash, OnCrash);
        events.OnFact(TraceName.EndlessService, OnEndlessService);
        events.OnFact(TraceName.UnclaimedService, OnUnclaimedService);
        events.OnFact(TraceName.StaleAccess, OnStaleAccess);
        events.OnFact(TraceName.LockMisuse, OnLockMisuse);
    }

    private bool IsThere => context.Adapters.Current is { IsRemoved: false, Halted: 0 };

    private void OnRaisedAlone(in TraceEvent e)
    {
        if (IsThere && e.State != AdapterState.Shutdown)
        {
            _offFirst.Report(
                new LineRaisedAloneEvent(in e).Adapter,
                0,
                e.Sequence,
                "interrupts of the NIC disabled before NdisMDeregisterInterruptEx",
                "the NIC asserts its interrupt line, and no interrupt is registered any more");
        }
    }

    private bool IsRegistering() => context.Stacks.IsOpen(TraceName.NdisMRegisterInterruptEx);

    private void OnRegister(in TraceEvent e)
    {
        _place.Exercise();
        if (e.Irql != NDIS.PASSIVE_LEVEL || e.Enclosing != TraceName.MiniportInitializeEx)
        {
            _place.Report(
                new NdisMRegisterInterruptExCall(in e).Adapter,
                0,
                e.Sequence,
                "NdisMRegisterInterruptEx in MiniportInitializeEx at PASSIVE_LEVEL",
                Wording.AtLevel(e));
        }
    }

    private void OnInterruptExit(in TraceEvent e)
    {
        ref readonly CallFrame enter = ref context.Stacks.Innermost(e.Processor);
        _ready.Exercise(IsRegistering());
        _dismissed.Exercise(new MiniportInterruptExit(in e).Result);
        _claimed.Exercise(new MiniportInterruptExit(in e).Result);
        if (enter.Sequence == e.Begin)
        {
            CheckClaim(e, enter);
            CheckDenial(e, enter);
            CheckOutputs(e, enter);
        }
    }

    /// <summary>
    /// Where the NIC raised the line since the last call, or while the handler runs, the handler may find a cause,
    /// though the line is down again.
    /// </summary>
    private void CheckClaim(in TraceEvent e, in CallFrame enter)
    {
        bool isOfOther = !new MiniportInterruptEnter(in enter.Begin).WasRaised && _lineRaised < enter.Sequence;
        _own.Exercise(isOfOther);
        if (isOfOther && new MiniportInterruptExit(in e).Result)
        {
            _own.Report(
                enter.Subject,
                enter.Sequence,
                e.Sequence,
                "FALSE from MiniportInterrupt for an interrupt that the NIC did not raise",
                "MiniportInterrupt returned TRUE");
        }
    }

    /// <summary>A handler that found no cause has nothing to leave to a DPC.</summary>
    private void CheckDenial(in TraceEvent e, in CallFrame enter)
    {
        MiniportInterruptExit exit = new(in e);
        bool isAsked = (exit.Unset & 1) == 0 && exit.QueueDpc;
        if (IsThere && new MiniportInterruptEnter(in enter.Begin).WasRaised && !exit.Result && isAsked)
        {
            _claimed.Exercise();
            _claimed.Report(
                enter.Subject,
                enter.Sequence,
                e.Sequence,
                "TRUE from MiniportInterrupt for an interrupt of its own NIC",
                "MiniportInterrupt returned FALSE and set QueueDefaultInterruptDpc TRUE");
        }
    }

    private void CheckOutputs(in TraceEvent e, in CallFrame enter)
    {
        MiniportInterruptExit exit = new(in e);
        ulong unset = exit.Unset;
        bool isDefault = exit.QueueDpc;
        ulong targets = exit.TargetProcessors;
        _set.Exercise();
        string? actual = (unset & 1) != 0 ? "MiniportInterrupt did not set QueueDefaultInterruptDpc"
            : (unset & 2) != 0 && !isDefault
                ? "MiniportInterrupt set QueueDefaultInterruptDpc to FALSE and did not set TargetProcessors"
            : null;
        if (actual is not null)
        {
            _set.Report(
                enter.Subject,
                enter.Sequence,
                e.Sequence,
                "QueueDefaultInterruptDpc set in every call, and TargetProcessors where it is FALSE",
                actual);
        }
        else if (targets != 0 && !isDefault && _driverMinor >= FirstWithoutTargets)
        {
            _set.Advise(
                enter.Subject,
                enter.Sequence,
                e.Sequence,
                "TargetProcessors 0 from NDIS 6.20 on, and other DPCs asked for by a call",
                Invariant($"MiniportInterrupt set TargetProcessors to 0x{targets:X}"));
        }
    }

    private void OnEndlessService(in TraceEvent e)
    {
        EndlessServiceEvent endless = new(in e);
        if (!endless.AsksAgain)
        {
            _dismissed.Report(
                endless.Interrupt,
                0,
                e.Sequence,
                "the interrupt dismissed on the NIC in MiniportInterrupt",
                Invariant($"after MiniportInterrupt the line was asserted again {endless.Times} ")
                    + "times in a row, and the NIC had done nothing",
                new FindingLinks { Spoils = [context.Adapters.CurrentId] });
        }
    }

    private void OnUnclaimedService(in TraceEvent e)
    {
        UnclaimedServiceEvent unclaimed = new(in e);
        if (IsThere)
        {
            _claimed.Exercise();
            _claimed.Report(
                unclaimed.Interrupt,
                0,
                e.Sequence,
                "TRUE from MiniportInterrupt while the NIC asserts the line",
                Invariant($"MiniportInterrupt returned FALSE {unclaimed.Times} times in a row"),
                new FindingLinks { Spoils = [context.Adapters.CurrentId] });
        }
    }

    private void OnStaleAccess(in TraceEvent e)
    {
        StaleAccessEvent access = new(in e);
        if (access.Reason == StaleReason.Freed)
        {
            CheckKept(e, access.Object);
        }
    }

    private void OnLockMisuse(in TraceEvent e)
    {
        LockMisuseEvent misuse = new(in e);
        if (misuse.Reason == LockReason.NotInitialized && misuse.Lock.State == ObjectState.Released)
        {
            CheckKept(e, misuse.Lock);
        }
    }

    /// <summary>A handler that meets what a halt, or a failing initialization, has released already.</summary>
    private void CheckKept(in TraceEvent e, TraceObject item)
    {
        ref readonly CallFrame callback = ref context.Stacks.InnermostCallback(e.Processor);
        TraceName teardown = context.Stacks.IsOpen(TraceName.MiniportHaltEx)
            ? TraceName.MiniportHaltEx
            : TraceName.MiniportInitializeEx;
        if (callback.Name is TraceName.MiniportInterrupt or TraceName.MiniportInterruptDPC
            && context.Stacks.IsOpen(teardown))
        {
            _ready.Report(
                item,
                callback.Sequence,
                e.Sequence,
                "all that the interrupt handlers use kept until NdisMDeregisterInterruptEx returns",
                $"{callback.Name} used {item.Identity} after {teardown} had released it",
                new FindingLinks { Spoils = [Subject.Call(e.Sequence)] });
        }
    }

    private void OnCrash(in TraceEvent e)
    {
        ref readonly CallFrame callback = ref context.Stacks.InnermostCallback(e.Processor);
        if (callback.Name is TraceName.MiniportInterrupt or TraceName.MiniportInterruptDPC
            && NullCrash.Is(e)
            && context.Stacks.IsOpen(TraceName.MiniportInitializeEx))
        {
            string when = IsRegistering()
                ? "before NdisMRegisterInterruptEx returned"
                : "while MiniportInitializeEx ran";
            _ready.Exercise();
            _ready.Report(
                callback.Subject,
                callback.Sequence,
                e.Sequence,
                "all that the interrupt handlers use ready before NdisMRegisterInterruptEx",
                $"the driver dereferenced NULL in {callback.Name} {when}");
        }
    }
}
