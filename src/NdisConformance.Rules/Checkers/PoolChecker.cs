using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;
using static System.FormattableString;

namespace NdisConformance.Rules;

/// <summary>Pools: how they are made, which function serves which pool, and how they end.</summary>
[Resets]
internal sealed partial class PoolChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Protocol = new()
    {
        Id = "POOL-003",
        Level = RuleLevel.Must,
        Title = "No protocol",
        Requirement = "ProtocolId is NDIS_PROTOCOL_ID_DEFAULT for a miniport.",
        Source = "PoolP",
        Preconditions = [TraceName.NdisAllocateNetBufferListPool],
    };

    private static readonly RuleDescriptor DataNeedsNb = new()
    {
        Id = "POOL-004",
        Level = RuleLevel.Must,
        Title = "Data needs a NET_BUFFER",
        Requirement = "A DataSize other than 0 comes with fAllocateNetBuffer TRUE.",
        Source = "PoolP",
        Preconditions = [TraceName.NdisAllocateNetBufferListPool],
    };

    private static readonly RuleDescriptor NoNbNoData = new()
    {
        Id = "POOL-005",
        Level = RuleLevel.Should,
        Title = "No data without NET_BUFFERs",
        Requirement = "With fAllocateNetBuffer FALSE, DataSize is 0.",
        Source = "PoolP",
        Preconditions = [TraceName.NdisAllocateNetBufferListPool],
    };

    private static readonly RuleDescriptor ContextSize = new()
    {
        Id = "POOL-006",
        Level = RuleLevel.Must,
        Title = "Aligned context",
        Requirement = "ContextSize is a multiple of 8; that it is one of MEMORY_ALLOCATION_ALIGNMENT is a note "
            + "(AMB-20).",
        Source = "PoolP",
        Preconditions = [TraceName.NdisAllocateNetBufferListPool],
    };

    private static readonly RuleDescriptor Place = new()
    {
        Id = "POOL-009",
        Level = RuleLevel.Should,
        IsPerformance = true,
        Title = "Pools are made once",
        Requirement = "Pools are created in MiniportInitializeEx and kept until halt.",
        Source = "Init, BufM",
        Why = Consequence.TimeAndMemoryOnly,
        Preconditions = [TraceName.NdisAllocateNetBufferListPool, TraceName.NdisAllocateNetBufferPool],
    };

    internal static readonly RuleDescriptor Pairs = new()
    {
        Id = "POOL-011",
        Level = RuleLevel.Must,
        Title = "Pairs from the combined function",
        Requirement = "On a pool with fAllocateNetBuffer TRUE and DataSize 0, lists with their NET_BUFFER come from "
            + "NdisAllocateNetBufferAndNetBufferList. NdisAllocateNetBufferList is tolerated and noted, as long as "
            + "the driver does not take its NET_BUFFER for one with an MDL (AMB-05).",
        Source = "BufM, NblPA",
        Preconditions = [TraceName.NdisAllocateNetBufferListPool],
    };

    private static readonly RuleDescriptor Combined = new()
    {
        Id = "POOL-012",
        Level = RuleLevel.Must,
        Title = "The combined function on its pools",
        Requirement = "NdisAllocateNetBufferAndNetBufferList is used only on pools with fAllocateNetBuffer TRUE and "
            + "DataSize 0 (AMB-05).",
        Source = "NbNblA, NblPA",
        Preconditions = [TraceName.NdisAllocateNetBufferAndNetBufferList],
    };

    private static readonly RuleDescriptor NbFunction = new()
    {
        Id = "POOL-014",
        Level = RuleLevel.Must,
        Title = "The right function for a NB pool",
        Requirement = "NdisAllocateNetBuffer is not used on a NET_BUFFER pool with DataSize; "
            + "NdisAllocateNetBufferMdlAndData is used only on such a pool.",
        Source = "NbMdl, NbPA",
        Why = Consequence.WrongKindOfHandle,
        AppliesTo = "NET_BUFFER pools",
        Preconditions = [TraceName.NdisAllocateNetBufferPool],
    };

    internal static readonly RuleDescriptor NblsFirst = new()
    {
        Id = "POOL-015",
        Level = RuleLevel.Must,
        Title = "Lists before their pool",
        Requirement = "Every NET_BUFFER_LIST of a pool is freed before NdisFreeNetBufferListPool.",
        Source = "NblPF",
        WindowsEquivalent = "0x7C/27",
        Preconditions = [TraceName.NdisFreeNetBufferListPool],
    };

    internal static readonly RuleDescriptor NbsFirst = new()
    {
        Id = "POOL-016",
        Level = RuleLevel.Must,
        Title = "NET_BUFFERs before their pool",
        Requirement = "Every NET_BUFFER of a pool is freed before NdisFreeNetBufferPool (AMB-17).",
        Source = "NbPF",
        Page = "It says \"should\". The rule is binding: the NET_BUFFERs lie in the memory of the pool.",
        AppliesTo = "NET_BUFFER pools",
        Preconditions = [TraceName.NdisFreeNetBufferPool],
    };

    private static readonly RuleDescriptor Tag = new()
    {
        Id = "POOL-022",
        Level = RuleLevel.Should,
        Title = "A pool has a tag",
        Requirement = "PoolTag is not 0.",
        Source = "SDV:ndisallocatememorywithtagpriority",
        WindowsEquivalent = "SDV:NdisAllocateMemoryWithTagPriority",
        Preconditions = [TraceName.NdisAllocateNetBufferListPool, TraceName.NdisAllocateNetBufferPool],
    };

    private readonly OwnedRule _protocol = context.Rules.Own(Protocol);
    private readonly OwnedRule _dataNeedsNb = context.Rules.Own(DataNeedsNb);
    private readonly OwnedRule _noNbNoData = context.Rules.Own(NoNbNoData);
    private readonly OwnedRule _contextSize = context.Rules.Own(ContextSize);
    private readonly OwnedRule _place = context.Rules.Own(Place);
    private readonly OwnedRule _pairs = context.Rules.Own(Pairs);
    private readonly OwnedRule _combined = context.Rules.Own(Combined);
    private readonly OwnedRule _nbFunction = context.Rules.Own(NbFunction);
    private readonly OwnedRule _nblsFirst = context.Rules.Own(NblsFirst);
    private readonly OwnedRule _nbsFirst = context.Rules.Own(NbsFirst);
    private readonly OwnedRule _tag = context.Rules.Own(Tag);
    private readonly LossCauses _losses = new(context);
    private readonly IPools _pools = context.Pools;
    private TraceObject _unpaired;
    private long _unpairedCallback;

    public static RuleDescriptor[] Rules =>
    [
        Protocol, DataNeedsNb, NoNbNoData, ContextSize, Place, Pairs, Combined, NbFunction, NblsFirst, NbsFirst, Tag,
    ];

    public void Subscribe(Subscriptions events)
    {
        events.OnCall(TraceName.NdisAllocateNetBufferListPool, OnNblPoolCall);
        events.OnCall(TraceName.NdisAllocateNetBufferPool, OnNbPoolCall);
        events.OnCall(TraceName.NdisAllocateNetBufferList, OnNblCall);
        events.OnCall(TraceName.NdisAllocateNetBufferAndNetBufferList, OnCombinedCall);
        events.OnReturn(TraceName.NdisAllocateNetBufferList, OnNblReturn);
        events.OnCall(TraceName.NdisAllocateNetBuffer, CheckNbFunction);
        events.OnCall(TraceName.NdisAllocateNetBufferMdlAndData, CheckNbFunction);
        events.OnCall(
            TraceName.NdisFreeNetBufferListPool,
            (in e) => OnPoolFree(e, new NdisFreeNetBufferListPoolCall(in e).Outstanding));
        events.OnCall(
            TraceName.NdisFreeNetBufferPool, (in e) => OnPoolFree(e, new NdisFreeNetBufferPoolCall(in e).Outstanding));
        events.OnFact(TraceName.Crash, OnCrash);
    }

    private void OnNblPoolCall(in TraceEvent e)
    {
        NdisAllocateNetBufferListPoolCall call = new(in e);
        ulong dataSize = call.DataSize;
        ulong contextSize = call.ContextSize;
        bool hasNetBuffers = call.FAllocateNetBuffer;
        bool isDataPossible = dataSize == 0 || hasNetBuffers;
        Judge(
            _protocol,
            call.ProtocolId == 0,
            e,
            "ProtocolId NDIS_PROTOCOL_ID_DEFAULT in NET_BUFFER_LIST_POOL_PARAMETERS",
            Invariant($"NdisAllocateNetBufferListPool got ProtocolId {call.ProtocolId}"));
        Judge(
            _dataNeedsNb,
            isDataPossible,
            e,
            "fAllocateNetBuffer TRUE if DataSize is not 0",
            Invariant($"NdisAllocateNetBufferListPool got fAllocateNetBuffer FALSE and DataSize {dataSize}"));
        Judge(
            _noNbNoData,
            isDataPossible,
            e,
            "DataSize 0 if fAllocateNetBuffer is FALSE",
            isDataPossible ? string.Empty : "NdisAllocateNetBufferListPool got DataSize "
                + Invariant($"{dataSize} and fAllocateNetBuffer FALSE"));
        Judge(
            _contextSize,
            contextSize % 8 == 0,
            e,
            "a ContextSize that is a multiple of 8",
            Invariant($"NdisAllocateNetBufferListPool got ContextSize {contextSize}"));
        if (contextSize % 8 == 0 && contextSize % NDIS.MEMORY_ALLOCATION_ALIGNMENT != 0)
        {
            context.Rules.Note(default, e.Sequence, "ContextSize is no multiple of MEMORY_ALLOCATION_ALIGNMENT");
        }

        OnAnyPool(e, call.PoolTag);
    }

    private void OnNbPoolCall(in TraceEvent e) => OnAnyPool(e, new NdisAllocateNetBufferPoolCall(in e).PoolTag);

    private void OnAnyPool(in TraceEvent e, ulong tag)
    {
        Judge(_tag, tag != 0, e, "a PoolTag other than 0", $"{e.Name} got PoolTag 0");
        bool isEarly = e.Enclosing is TraceName.MiniportInitializeEx or TraceName.DriverEntry;
        Judge(
            _place,
            isEarly,
            e,
            "pools allocated in MiniportInitializeEx and kept until MiniportHaltEx",
            isEarly ? string.Empty : $"{e.Name} was called {Wording.In(e)}");
    }

    private static void Judge(OwnedRule rule, bool isKept, in TraceEvent e, string expected, string actual)
    {
        rule.Exercise();
        if (!isKept)
        {
            rule.Report(default, 0, e.Sequence, expected, actual);
        }
    }

    private void OnNblCall(in TraceEvent e)
    {
        ref readonly PoolState pool = ref _pools.Find(new NdisAllocateNetBufferListCall(in e).Pool);
        _pairs.Exercise(!Unsafe.IsNullRef(in pool) && pool is { HasNetBuffers: true, DataSize: 0 });
    }

    private void OnNblReturn(in TraceEvent e)
    {
        TraceObject nbl = new NdisAllocateNetBufferListReturn(in e).Nbl;
        ref readonly PoolState pool = ref _pools.Find(context.Stacks.Innermost(e.Processor).Subject);
        if (!nbl.IsLive || Unsafe.IsNullRef(in pool) || pool is not { HasNetBuffers: true, DataSize: 0 })
        {
            return;
        }

        // Tolerated (AMB-05), unless the driver then takes the NET_BUFFER for one with an MDL.
        _unpaired = nbl;
        _unpairedCallback = context.Stacks.InnermostCallback(e.Processor).Sequence;
        context.Rules.Note(
            context.Stacks.Innermost(e.Processor).Subject,
            e.Begin,
            "NdisAllocateNetBufferList was called for a pool of NdisAllocateNetBufferAndNetBufferList");
    }

    private void OnCombinedCall(in TraceEvent e)
    {
        TraceObject handle = new NdisAllocateNetBufferAndNetBufferListCall(in e).Pool;
        ref readonly PoolState pool = ref _pools.Find(handle);
        if (Unsafe.IsNullRef(in pool))
        {
            return;
        }

        _pairs.Exercise();
        _combined.Exercise();
        if (pool is not { HasNetBuffers: true, DataSize: 0 })
        {
            _combined.Report(
                handle,
                pool.Made,
                e.Sequence,
                "NdisAllocateNetBufferAndNetBufferList on a pool with fAllocateNetBuffer TRUE and DataSize 0",
                pool.HasNetBuffers
                    ? Invariant($"it has DataSize {pool.DataSize}")
                    : "it has fAllocateNetBuffer FALSE");
        }
    }

    private void CheckNbFunction(in TraceEvent e)
    {
        TraceObject handle = e.Subject;
        ref readonly PoolState pool = ref _pools.Find(handle);
        if (handle.Kind != ObjectKind.NbPool || Unsafe.IsNullRef(in pool))
        {
            return;
        }

        bool needsData = e.Name == TraceName.NdisAllocateNetBufferMdlAndData;
        _nbFunction.Exercise();
        if (needsData != (pool.DataSize != 0))
        {
            _nbFunction.Report(
                handle,
                pool.Made,
                e.Sequence,
                needsData ? "NdisAllocateNetBufferMdlAndData on a pool with DataSize"
                    : "NdisAllocateNetBuffer on a pool with DataSize 0",
                Invariant($"{e.Name} was called for {handle}, which has DataSize {pool.DataSize}"));
        }
    }

    private void OnPoolFree(in TraceEvent e, ulong outstanding)
    {
        TraceObject handle = e.Subject;
        ref readonly PoolState pool = ref _pools.Find(handle);
        if (!handle.IsLive || Unsafe.IsNullRef(in pool))
        {
            return;
        }

        bool isNblPool = handle.Kind == ObjectKind.NblPool;
        OwnedRule rule = isNblPool ? _nblsFirst : _nbsFirst;
        rule.Exercise(pool.HadMembers);
        if (outstanding > (ulong)context.Receives.GivenUp && _losses.OfPool(handle) is { } cause)
        {
            cause.Rule.Report(handle, cause.Made, e.Sequence, cause.Expected, cause.Actual, LinksOf(handle));
        }
        else if (outstanding > (ulong)context.Receives.GivenUp)
        {
            (TraceObject Item, long Made) oldest = OldestOf(handle);
            rule.Report(
                handle,
                oldest.Made == 0 ? pool.Made : oldest.Made,
                e.Sequence,
                isNblPool
                    ? "NdisFreeNetBufferList for every list of the pool before NdisFreeNetBufferListPool"
                    : "NdisFreeNetBuffer for every NET_BUFFER of the pool before NdisFreeNetBufferPool",
                oldest.Made == 0
                    ? Invariant($"it was freed with {outstanding} of its ")
                        + Invariant($"{Wording.Objects(oldest.Item.Kind)} still allocated")
                    : Invariant($"it was freed with {oldest.Item} still allocated, by the call at #{oldest.Made} ")
                        + Invariant($"({outstanding} in all)"),
                LinksOf(handle));
        }
    }

    /// <summary>What was allocated from a pool first and is not freed, and the call that allocated it.</summary>
    private (TraceObject Item, long Made) OldestOf(TraceObject pool)
    {
        ObjectKind kind = pool.Kind == ObjectKind.NbPool ? ObjectKind.Nb : ObjectKind.Nbl;
        TableView<MemberState> members = kind == ObjectKind.Nb ? _pools.Nbs : _pools.Nbls;
        (TraceObject Item, long Made) oldest = (new TraceObject(kind, 0), 0);
        foreach (uint number in members.Numbers())
        {
            ref readonly MemberState member = ref members.Find(number);
            if (member.Pool == pool.Identity && (oldest.Made == 0 || member.Made < oldest.Made))
            {
                oldest = (new TraceObject(kind, number), member.Made);
            }
        }

        return oldest;
    }

    /// <summary>Lists and NET_BUFFERs that came from the pool live on.</summary>
    private static FindingLinks LinksOf(TraceObject pool) => new() { Spoils = [Subject.Survival(pool)] };

    private void OnCrash(in TraceEvent e)
    {
        if (_unpaired.Number != 0
            && NullCrash.Is(e)
            && context.Stacks.InnermostCallback(e.Processor).Sequence == _unpairedCallback)
        {
            _pairs.Report(
                _unpaired,
                0,
                e.Sequence,
                "NdisAllocateNetBufferAndNetBufferList on a pool with fAllocateNetBuffer TRUE and DataSize 0",
                $"the driver followed the MdlChain of {_unpaired.Identity}, which NdisAllocateNetBufferList left NULL");
        }
    }
}
