using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Rules.Argument;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Where interrupts are registered, and whether the driver is ready for them.</summary>
internal sealed class InterruptChecker(CheckerContext context) : IChecker
{
    private readonly OwnedRule _place = context.Rules.Own("INT-001");
    private readonly OwnedRule _ready = context.Rules.Own("INT-003");

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisMRegisterInterruptEx, OnRegister);
        events.OnExit(TraceName.MiniportInterrupt, (in e) => _ready.Exercise(IsRegistering()));
        events.OnExit(TraceName.MiniportInterruptDPC, (in e) => _ready.Exercise(IsRegistering()));
        events.OnFact(TraceName.Crash, OnCrash);
    }

    private bool IsRegistering() => context.Stacks.IsOpen(TraceName.NdisMRegisterInterruptEx);

    private void OnRegister(in TraceEvent e)
    {
        _place.Exercise();
        if (e.Irql != NDIS.PASSIVE_LEVEL || e.Enclosing != TraceName.MiniportInitializeEx)
        {
            _place.Report(
                e.Object(NdisMRegisterInterruptEx.Adapter),
                0,
                e.Sequence,
                "NdisMRegisterInterruptEx in MiniportInitializeEx at PASSIVE_LEVEL",
                Invariant($"it was called at IRQL {e.Irql} in {CallerText.Of(e)}"));
        }
    }

    private void OnCrash(in TraceEvent e)
    {
        CallFrame callback = context.Stacks.InnermostCallback(e.Processor);
        if (callback.Name is TraceName.MiniportInterrupt or TraceName.MiniportInterruptDPC
            && NullCrash.Is(e)
            && IsRegistering())
        {
            _ready.Report(
                callback.Argument0,
                callback.Sequence,
                e.Sequence,
                "all that the interrupt handlers use in place before NdisMRegisterInterruptEx",
                $"NULL was dereferenced in {callback.Name} before the registration returned");
        }
    }
}
