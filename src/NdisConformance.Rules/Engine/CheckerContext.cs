using System.Runtime.CompilerServices;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>The checkers of one engine share this: the rules, and the state that trackers write, to read.</summary>
internal sealed class CheckerContext(RuleBook rules, TrackedState state)
{
    public RuleBook Rules { get; } = rules;

    public CallStacks Stacks { get; } = state.Stacks;

    public IAdapters Adapters { get; } = state.Adapters;

    public IReceives Receives { get; } = state.Receives;

    public IPools Pools { get; } = state.Pools;

    public IMappings Mappings { get; } = state.Mappings;

    public ISends Sends { get; } = state.Sends;

    public IPackets Packets { get; } = state.Packets;

    public RuleOptions Options => Rules.Options;

    /// <summary>
    /// True if the device has no more use for a list that is alive: its frame is on the wire, or its send is completed.
    /// </summary>
    public bool IsDoneWith(TraceObject sg)
    {
        ref readonly MappingState mapping = ref Mappings.Mappings.Find(sg.Number);
        if (sg.Kind != ObjectKind.Sg || sg.Number == 0 || Unsafe.IsNullRef(in mapping))
        {
            return false;
        }

        ref readonly NbState nb = ref Sends.Nbs.Find(mapping.Nb.Number);
        return mapping.Completed != 0 || (!Unsafe.IsNullRef(in nb) && nb.OnWire != 0);
    }

    /// <summary>True if the send of a list that is alive was completed.</summary>
    public bool IsCompletedBefore(TraceObject sg)
    {
        ref readonly MappingState mapping = ref Mappings.Mappings.Find(sg.Number);
        return sg is { Kind: ObjectKind.Sg, Number: not 0 } && !Unsafe.IsNullRef(in mapping) && mapping.Completed != 0;
    }
}
