using System.Runtime.CompilerServices;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>What the checkers of one engine share: the rules, and the state that several of them look at.</summary>
internal sealed class CheckerContext
{
    public CheckerContext() => Sends = new SendTable(Mappings);

    public required RuleBook Rules { get; init; }

    public required CallStacks Stacks { get; init; }

    public AdapterTable Adapters { get; } = new();

    public ReceiveTable Receives { get; } = new();

    public PoolTable Pools { get; } = new();

    public MappingTable Mappings { get; } = new();

    public SendTable Sends { get; }

    /// <summary>Sequence of the callback that last returned with a lock held: its IRQL follows from that.</summary>
    public long ReturnedLocked { get; set; }

    /// <summary>
    /// True if the device has no more use for a list that is alive: its frame is on the wire, or its send is completed.
    /// </summary>
    public bool IsDoneWith(TraceObject sg)
    {
        ref MappingState mapping = ref Mappings.Mappings.Find(sg.Number);
        if (sg.Kind != ObjectKind.Sg || sg.Number == 0 || Unsafe.IsNullRef(ref mapping))
        {
            return false;
        }

        ref NbState nb = ref Sends.Nbs.Find(mapping.Nb.Number);
        return mapping.Completed != 0 || (!Unsafe.IsNullRef(ref nb) && nb.OnWire != 0);
    }

    public RuleOptions Options => Rules.Options;
}
