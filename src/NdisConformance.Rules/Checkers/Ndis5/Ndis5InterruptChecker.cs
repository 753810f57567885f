using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>What a driver of NDIS 5 says to interrupts, and whether it is the line of its NIC that is quiet.</summary>
[Resets]
internal sealed partial class Ndis5InterruptChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor SharedLine = new()
    {
        Id = "NDIS5-032",
        Level = RuleLevel.Must,
        Title = "A shared line has its ISR",
        Requirement = "NdisMRegisterInterrupt with SharedInterrupt TRUE is called with RequestIsr TRUE.",
        Source = "Int5",
        Why = "Nobody asks the driver whether an interrupt of the line is its own.",
        Preconditions = [TraceName.NdisMRegisterInterrupt],
    };

    private readonly OwnedRule _sharedLine = context.Rules.Own(SharedLine);
    private readonly OwnedRule _own = context.Rules.Own(InterruptChecker.Own);
    private readonly OwnedRule _offFirst = context.Rules.Own(InterruptChecker.OffFirst);
    private readonly OwnedRule _dismissed = context.Rules.Own(InterruptChecker.Dismissed);
    private readonly OwnedRule _claimed = context.Rules.Own(InterruptChecker.Claimed);
    private readonly OwnedRule _ready = context.Rules.Own(InterruptChecker.Ready);
    private long _lineRaised;

    public static RuleDescriptor[] Rules => [SharedLine];

    private bool IsThere => context.Adapters.Current is { IsRemoved: false, Halted: 0 };

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisMRegisterInterrupt, OnRegister);
        events.OnExit(TraceName.MiniportISR, OnServiced);
        events.OnFact(TraceName.LineRaised, (in e) => _lineRaised = e.Sequence);
        events.OnCall(TraceName.NdisMDeregisterInterrupt, (in e) => _offFirst.Exercise(IsThere));
        events.OnFact(TraceName.LineRaisedAlone, OnRaisedAlone);
        events.OnExit(
            TraceName.MiniportISR,
            (in e) => _ready.Exercise(context.Stacks.IsOpen(TraceName.NdisMRegisterInterrupt)));
        events.OnFact(TraceName.Crash, OnCrash);
        events.OnFact(TraceName.EndlessService, OnEndless);
        events.OnFact(TraceName.UnclaimedService, OnUnclaimed);
    }

    private void OnRegister(in TraceEvent e)
    {
        NdisMRegisterInterruptCall call = new(in e);
        _sharedLine.Exercise();
        if (call is { Shared: true, RequestIsr: false })
        {
            _sharedLine.Report(
                call.Adapter,
                0,
                e.Sequence,
                "RequestIsr TRUE if SharedInterrupt is TRUE",
                "NdisMRegisterInterrupt got RequestIsr FALSE and SharedInterrupt TRUE");
        }
    }

    /// <summary>Where the NIC raised the line while the handler runs, the handler may find a cause.</summary>
    private void OnServiced(in TraceEvent e)
    {
        ref readonly CallFrame enter = ref context.Stacks.Innermost(e.Processor);
        MiniportISRExit exit = new(in e);
        _dismissed.Exercise(exit.Recognized);
        _claimed.Exercise(exit.Recognized);
        if (enter.Sequence != e.Begin)
        {
            return;
        }

        bool isOfOther = !new MiniportISREnter(in enter.Begin).WasRaised && _lineRaised < enter.Sequence;
        _own.Exercise(isOfOther);
        if (isOfOther && exit.Recognized)
        {
            _own.Report(
                enter.Subject,
                enter.Sequence,
                e.Sequence,
                "InterruptRecognized FALSE for an interrupt that the NIC did not raise",
                "MiniportISR set InterruptRecognized TRUE");
        }
    }

    private void OnRaisedAlone(in TraceEvent e)
    {
        if (IsThere && e.State != AdapterState.Shutdown)
        {
            _offFirst.Report(
                new LineRaisedAloneEvent(in e).Adapter,
                0,
                e.Sequence,
                "interrupts of the NIC disabled before NdisMDeregisterInterrupt",
                "the NIC asserts its interrupt line, and no interrupt is registered any more");
        }
    }

    private void OnCrash(in TraceEvent e)
    {
        ref readonly CallFrame callback = ref context.Stacks.InnermostCallback(e.Processor);
        if (callback.Name is TraceName.MiniportISR or TraceName.MiniportHandleInterrupt
            && NullCrash.Is(e)
            && context.Stacks.IsOpen(TraceName.MiniportInitialize))
        {
            _ready.Exercise();
            _ready.Report(
                callback.Subject,
                callback.Sequence,
                e.Sequence,
                "all that the interrupt handlers use ready before NdisMRegisterInterrupt",
                $"the driver dereferenced NULL in {callback.Name} while MiniportInitialize ran");
        }
    }

    private void OnEndless(in TraceEvent e)
    {
        EndlessServiceEvent endless = new(in e);
        _dismissed.Exercise();
        _dismissed.Report(
            endless.Interrupt,
            0,
            e.Sequence,
            "the interrupt dismissed on the NIC in MiniportISR or MiniportDisableInterrupt",
            Invariant($"after the interrupt handlers the line was asserted again {endless.Times} ")
                + "times in a row, and the NIC had done nothing",
            new FindingLinks { Spoils = [context.Adapters.CurrentId] });
    }

    private void OnUnclaimed(in TraceEvent e)
    {
        UnclaimedServiceEvent unclaimed = new(in e);
        if (IsThere)
        {
            _claimed.Exercise();
            _claimed.Report(
                unclaimed.Interrupt,
                0,
                e.Sequence,
                "InterruptRecognized TRUE while the NIC asserts the line",
                Invariant($"MiniportISR set InterruptRecognized FALSE {unclaimed.Times} times in a row"),
                new FindingLinks { Spoils = [context.Adapters.CurrentId] });
        }
    }
}
