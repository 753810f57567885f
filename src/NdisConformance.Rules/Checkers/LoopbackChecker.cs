using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Sends that an adapter without loopback shows to NDIS as receives.</summary>
[Resets]
internal sealed partial class LoopbackChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Loopback = new()
    {
        Id = "SEND-019",
        Level = RuleLevel.Must,
        Title = "No loopback",
        Requirement = "A driver that declared NDIS_MAC_OPTION_NO_LOOPBACK indicates none of its own sends.",
        Source = "Send",
        AppliesTo = "NDIS_MAC_OPTION_NO_LOOPBACK among the MacOptions",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private readonly OwnedRule _loopback = context.Rules.Own(Loopback);

    public static RuleDescriptor[] Rules => [Loopback];

    private bool IsWithoutLoopback
        => context.Adapters.Current is { } adapter && (adapter.MacOptions & NDIS.NDIS_MAC_OPTION_NO_LOOPBACK) != 0;

    public void Subscribe(Subscriptions events)
    {
        events.OnFact(TraceName.SendSubmitted, OnSubmitted);
        events.OnFact(TraceName.SendLoopedBack, OnLoopback);
    }

    private void OnSubmitted(in TraceEvent e)
        => _loopback.Exercise(e.State == AdapterState.Running && IsWithoutLoopback);

    private void OnLoopback(in TraceEvent e)
    {
        SendLoopedBackEvent back = new(in e);
        if (IsWithoutLoopback)
        {
            _loopback.Report(
                back.Nbl,
                context.Adapters.Current!.GeneralAttributes,
                e.Sequence,
                "no send indicated back by an adapter with NDIS_MAC_OPTION_NO_LOOPBACK",
                $"it was indicated with the bytes of {back.Nb}, a send");
        }
    }
}
