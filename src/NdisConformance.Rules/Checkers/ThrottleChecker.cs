using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>How many lists a DPC indicates where NDIS gives it a limit.</summary>
[Resets]
internal sealed partial class ThrottleChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor Limit = new()
    {
        Id = "RECV-022",
        Level = RuleLevel.Must,
        Title = "Receives are throttled",
        Requirement = "A DPC indicates at most MaxNblsToIndicate lists. A driver that has more should say so with "
            + "MoreNblsPending, or asks for another DPC itself; the DPC that is called for the rest indicates some "
            + "of it. MoreNblsPending where there is no limit is advice.",
        Source = "Throttle, Dpc",
        Why = "The DPC keeps its processor busy for longer than NDIS allows it: sound and video stutter.",
        AppliesTo = "DPCs with a limit, of drivers of NDIS 6.20 and later",
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private readonly OwnedRule _limit = context.Rules.Own(Limit);
    private readonly Dictionary<byte, Turn> _turns = [];

    public static RuleDescriptor[] Rules => [Limit];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportInterruptDPC, OnDpc);
        events.OnExit(TraceName.MiniportInterruptDPC, OnDpcExit);
        events.OnFact(TraceName.ReceiveIndicated, OnIndicated);
        events.OnFact(TraceName.EndlessService, OnEndlessService);
    }

    private void OnEndlessService(in TraceEvent e)
    {
        EndlessServiceEvent endless = new(in e);
        if (endless.AsksAgain)
        {
            _limit.Report(
                endless.Interrupt,
                0,
                e.Sequence,
                "MoreNblsPending only while there is more to indicate, and some of it indicated in each DPC",
                Invariant($"MiniportInterruptDPC set MoreNblsPending {endless.Times} times in a row"),
                new FindingLinks { Spoils = [context.Adapters.CurrentId] });
        }
    }

    private void OnDpc(in TraceEvent e)
    {
        uint limit = new MiniportInterruptDPCEnter(in e).MaxNblsToIndicate;
        if (limit != NDIS.NDIS_INDICATE_ALL_NBLS || _turns.Count > 0)
        {
            _turns[e.Processor] = new Turn(e.Sequence, limit, 0);
        }
    }

    private void OnDpcExit(in TraceEvent e)
    {
        ref readonly CallFrame enter = ref context.Stacks.Innermost(e.Processor);
        if (enter.Sequence == e.Begin
            && new MiniportInterruptDPCExit(in e).MoreNblsPending
            && new MiniportInterruptDPCEnter(in enter.Begin).MaxNblsToIndicate == NDIS.NDIS_INDICATE_ALL_NBLS)
        {
            _limit.Advise(
                enter.Subject,
                enter.Sequence,
                e.Sequence,
                "MoreNblsPending FALSE if MaxNblsToIndicate is NDIS_INDICATE_ALL_NBLS",
                "MiniportInterruptDPC set MoreNblsPending TRUE");
        }
    }

    /// <summary>A list that NDIS has already is no further one: it breaks a rule of its own.</summary>
    private void OnIndicated(in TraceEvent e)
    {
        if (new ReceiveIndicatedEvent(in e).Owner != OwnerCode.Miniport
            || !_turns.TryGetValue(e.Processor, out Turn turn)
            || turn.Limit == NDIS.NDIS_INDICATE_ALL_NBLS
            || context.Stacks.Innermost(e.Processor, TraceName.MiniportInterruptDPC).Sequence != turn.Dpc)
        {
            return;
        }

        turn = turn with { Lists = turn.Lists + 1 };
        _turns[e.Processor] = turn;
        _limit.Exercise();
        if (turn.Lists == turn.Limit + 1)
        {
            _limit.Report(
                new ReceiveIndicatedEvent(in e).Nbl,
                turn.Dpc,
                e.Sequence,
                Invariant($"at most MaxNblsToIndicate = {turn.Limit} lists indicated in this MiniportInterruptDPC"),
                Invariant($"it was indicated as list {turn.Lists} of this DPC"));
        }
    }

    /// <summary>A DPC of a processor, and what it has indicated.</summary>
    private readonly record struct Turn(long Dpc, uint Limit, uint Lists);
}
