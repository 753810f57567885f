using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// Allocations that gave NULL; the rows of the vocabulary say which rule each has. A driver that does not look at the
/// result dereferences NULL before it leaves the callback, and the machine stops.
/// </summary>
[Resets]
internal sealed partial class NullResultChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Shared = new()
    {
        Id = "SHMEM-004",
        Level = RuleLevel.Must,
        Title = "NULL is handled",
        Requirement = "A NULL VirtualAddress is noticed: the driver asks for less, or releases everything and fails.",
        Source = "Shm",
        WindowsEquivalent = "SDV:NullCheck",
        Why = Consequence.FollowsNull,
        Preconditions = [TraceName.NdisMAllocateSharedMemory],
    };

    private static readonly RuleDescriptor NetBuffers = new()
    {
        Id = "NBL-002",
        Level = RuleLevel.Must,
        Title = "NULL lists are handled",
        Requirement = "A NULL result of an allocation of lists or NET_BUFFERs is handled.",
        Source = "NblA, NbNblA, NbA",
        WindowsEquivalent = "SDV:NullCheck",
        Why = Consequence.FollowsNull,
        Preconditions =
        [
            TraceName.NdisAllocateNetBufferList, TraceName.NdisAllocateNetBufferAndNetBufferList,
            TraceName.NdisAllocateNetBuffer, TraceName.NdisAllocateNetBufferMdlAndData,
        ],
    };

    internal static readonly RuleDescriptor Mdls = new()
    {
        Id = "MDL-003",
        Level = RuleLevel.Must,
        Title = "NULL MDLs are handled",
        Requirement = "A NULL result of NdisAllocateMdl is handled.",
        Source = "MdlA",
        WindowsEquivalent = "SDV:NullCheck",
        Why = Consequence.FollowsNull,
        Preconditions = [TraceName.NdisAllocateMdl],
    };

    private static readonly RuleDescriptor DataBuffer = new()
    {
        Id = "NBL-019",
        Level = RuleLevel.Must,
        Title = "NdisGetDataBuffer may give nothing",
        Requirement = "A NULL result of NdisGetDataBuffer is handled: data that is not contiguous and has no storage "
            + "to be copied to, or an MDL that could not be mapped.",
        Source = "Gdb",
        Why = Consequence.FollowsNull,
        AppliesTo = "drivers that call NdisGetDataBuffer",
        Preconditions = [TraceName.NdisGetDataBuffer],
    };

    private OwnedRule? _rule;
    private TraceName _ddi;
    private long _failed;
    private long _callback;

    public static RuleDescriptor[] Rules => [Shared, NetBuffers, Mdls, DataBuffer];

    public void Subscribe(Subscriptions events)
    {
        foreach (RuleDescriptor rule in Rules)
        {
            context.Rules.Own(rule);
        }

        OwnedRule dataBuffer = context.Rules.Borrow(DataBuffer);
        events.OnReturn(
            TraceName.NdisGetDataBuffer,
            (in e) => OnReturn(e, dataBuffer, new NdisGetDataBufferReturn(in e).Result));
        foreach (TraceRow row in TraceSchema.All.Where(
            row => row is { NullRule: not null, Result: not TraceType.Bool }))
        {
            OwnedRule rule = context.Rules.Borrow(row.NullRule!);
            events.OnReturn(row.Name, (in e) => OnReturn(e, rule, e.Subject.IsLive));
        }

        events.OnFact(TraceName.Crash, OnCrash);
    }

    private void OnReturn(in TraceEvent e, OwnedRule rule, bool isThere)
    {
        if (isThere)
        {
            return;
        }

        rule.Exercise();
        _rule = rule;
        _ddi = e.Name;
        _failed = e.Sequence;
        _callback = context.Stacks.InnermostCallback(e.Processor).Sequence;
    }

    private void OnCrash(in TraceEvent e)
    {
        if (_rule is not null
            && NullCrash.Is(e)
            && context.Stacks.InnermostCallback(e.Processor).Sequence == _callback)
        {
            _rule.Report(default, _failed, e.Sequence, $"a check for the NULL that {_ddi} returned",
                $"the driver dereferenced NULL {Wording.In(e)}, after {_ddi} had returned NULL");
        }
    }
}
