using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Scratch of lists that others had meanwhile.</summary>
[Resets]
internal sealed partial class ScratchChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Lost = new()
    {
        Id = "NBL-015",
        Level = RuleLevel.Must,
        Title = "Scratch is lost with the list",
        Requirement = "Scratch is not expected to survive the loss of a list: whoever has the list uses it. What a "
            + "driver wants to find again lies in MiniportReserved.",
        Source = "NblS",
        Why = "The pointer is what another driver left there, and what it leads to is not the driver's.",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private readonly OwnedRule _lost = context.Rules.Own(Lost);
    private TraceObject _newest;
    private long _returned;

    public static RuleDescriptor[] Rules => [Lost];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportReturnNetBufferLists, OnReturn);
        events.OnFact(TraceName.Crash, OnCrash);
    }

    private void OnReturn(in TraceEvent e)
    {
        _lost.Exercise();
        (_newest, _returned) = (new MiniportReturnNetBufferListsEnter(in e).Nbl, e.Sequence);
    }

    private void OnCrash(in TraceEvent e)
    {
        if (NullCrash.IsOfScratch(e))
        {
            _lost.Report(
                _newest,
                _returned,
                e.Sequence,
                "Scratch written before it is used, as NDIS overwrites it",
                $"the driver followed the Scratch of {_newest.Identity} {Wording.In(e)}, which NDIS had overwritten",
                new FindingLinks { IsEvaluation = true });
        }
    }
}
