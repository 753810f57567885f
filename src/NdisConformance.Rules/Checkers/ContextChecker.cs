using System.Runtime.CompilerServices;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>What Context points to: complete before the request, and there until the callback.</summary>
[Resets]
internal sealed partial class ContextChecker(CheckerContext context) : IChecker
{
    internal static readonly RuleDescriptor Complete = new()
    {
        Id = "SGDMA-ALLOC-015",
        Level = RuleLevel.Must,
        Title = "State is complete before the call",
        Requirement = "Everything that the callback needs of a send is in place before the call, for the callback may "
            + "run inside it.",
        Source = "AllocSG, ProcSG",
        Why = Consequence.SendGoneWhenCallReturns,
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    internal static readonly RuleDescriptor Lives = new()
    {
        Id = "SGDMA-CB-013",
        Level = RuleLevel.Must,
        Title = "The context lives until the callback",
        Requirement = "The memory behind Context stays allocated, for the same send, until the callback of the "
            + "request has run.",
        Source = "AllocSG, ProcSG",
        Preconditions = [TraceName.NdisMAllocateNetBufferSGList],
    };

    private readonly OwnedRule _complete = context.Rules.Own(Complete);
    private readonly OwnedRule _lives = context.Rules.Own(Lives);

    public static RuleDescriptor[] Rules => [Complete, Lives];

    public void Subscribe(Subscriptions events)
    {
        events.OnEnter(TraceName.MiniportProcessSGList, OnDelivered);
        events.OnFact(TraceName.Released, (in e) => CheckEnd(e, e.Subject));
        events.OnCall(TraceName.NdisFreeMemory, (in e) => CheckEnd(e, new NdisFreeMemoryCall(in e).Block));
        events.OnCall(
            TraceName.NdisMFreeSharedMemory, (in e) => CheckEnd(e, new NdisMFreeSharedMemoryCall(in e).Block));
        events.OnFact(TraceName.Crash, OnCrash);
    }

    private void OnDelivered(in TraceEvent e)
    {
        ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(
            new MiniportProcessSGListEnter(in e).Sg.Number);
        if (!Unsafe.IsNullRef(in mapping))
        {
            bool isInside = context.Stacks.Innermost(e.Processor).Sequence == mapping.Requested;
            _complete.Exercise(isInside);
            _lives.Exercise(!isInside && mapping.Context != 0);
        }
    }

    private void CheckEnd(in TraceEvent e, TraceObject item)
    {
        uint key = e.Kind == TraceKind.Fact && item.Kind != ObjectKind.Context ? 0 : PointerKey.Of(item);
        ref readonly ContextState state = ref context.Mappings.ByContext.Find(key);
        if (key == 0 || Unsafe.IsNullRef(in state) || state.Pending == 0)
        {
            return;
        }

        ref readonly MappingState mapping = ref context.Mappings.Mappings.Find(state.NewestMapping);
        if (!Unsafe.IsNullRef(in mapping))
        {
            _lives.Report(
                item,
                mapping.Requested,
                e.Sequence,
                "the Context of NdisMAllocateNetBufferSGList kept until MiniportProcessSGList ran",
                $"it was released by {Releaser(e, item)} {Wording.In(e)}, while the request for {mapping.Nb} "
                    + "was pending",
                new FindingLinks
                {
                    Within =
                    [
                        new TraceObject(ObjectKind.Sg, state.NewestMapping),
                        Subject.Interrupted(context.Adapters.CurrentId),
                    ],
                });
        }
    }

    private static string Releaser(in TraceEvent e, TraceObject item)
        => e.Kind == TraceKind.Call ? e.Name.ToString() : Wording.Release(item.Kind);

    /// <summary>
    /// A callback inside the request that follows a pointer to nowhere found a context that was not complete.
    /// </summary>
    private void OnCrash(in TraceEvent e)
    {
        ReadOnlySpan<CallFrame> frames = context.Stacks.Of(e.Processor);
        int callback = frames.Length - 1;
        while (callback > 0 && frames[callback].Kind != TraceKind.Enter)
        {
            callback--;
        }

        if (callback > 0
            && NullCrash.Is(e)
            && frames[callback].Name == TraceName.MiniportProcessSGList
            && frames[callback - 1].Name == TraceName.NdisMAllocateNetBufferSGList)
        {
            _complete.Report(
                new NdisMAllocateNetBufferSGListCall(in frames[callback - 1].Begin).Nb,
                frames[callback - 1].Sequence,
                e.Sequence,
                "all that MiniportProcessSGList needs in place before NdisMAllocateNetBufferSGList",
                "the driver dereferenced NULL in MiniportProcessSGList, which ran inside NdisMAllocateNetBufferSGList");
        }
    }
}
