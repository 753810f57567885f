using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Rules.Argument;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Where interrupts are registered.</summary>
internal sealed class InterruptChecker(CheckerContext context) : IChecker
{
    private readonly OwnedRule _place = context.Rules.Own("INT-001");

    public void Subscribe(Subscriptions events) => events.OnCall(TraceName.NdisMRegisterInterruptEx, OnRegister);

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
}
