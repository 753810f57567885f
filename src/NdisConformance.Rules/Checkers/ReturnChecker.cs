using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// Lists that NDIS returned. Here is counted what is returned; a list that the driver never processed is reported where
/// it is missed.
/// </summary>
[Resets]
internal sealed partial class ReturnChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor WholeChain = new()
    {
        Id = "RECV-011",
        Level = RuleLevel.Must,
        Title = "The whole chain is returned",
        Requirement = "MiniportReturnNetBufferLists processes all lists of the chain.",
        Source = "Ret",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    internal static readonly RuleDescriptor WhilePausing = new()
    {
        Id = "RECV-023",
        Level = RuleLevel.Must,
        Title = "Returns during a pause count",
        Requirement = "A return that comes while pausing is processed and counted.",
        Source = "Pause",
        WindowsEquivalent = "0x7C/25",
        Why = Consequence.PauseNeverEnds,
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private readonly OwnedRule _wholeChain = context.Rules.Own(WholeChain);
    private readonly OwnedRule _whilePausing = context.Rules.Own(WhilePausing);

    public static RuleDescriptor[] Rules => [WholeChain, WhilePausing];

    public void Subscribe(Subscriptions events) => events.OnEnter(TraceName.MiniportReturnNetBufferLists, OnReturn);

    private void OnReturn(in TraceEvent e)
    {
        _wholeChain.Exercise(new MiniportReturnNetBufferListsEnter(in e).Count > 1);
        _whilePausing.Exercise(e.State == AdapterState.Pausing);
    }
}
