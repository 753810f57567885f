using System.Runtime.CompilerServices;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// Where the lists for receives come from: what serves them well, and what the pool put into them. Advice is given once
/// for each pool.
/// </summary>
[Resets]
internal sealed partial class ReceiveObjectChecker(CheckerContext context) : IChecker
{
    private static readonly RuleDescriptor Paired = new()
    {
        Id = "POOL-010",
        Level = RuleLevel.Should,
        IsPerformance = true,
        Title = "NET_BUFFERs come with their lists",
        Requirement = "Lists for receives and their NET_BUFFERs are allocated together, from a pool with "
            + "fAllocateNetBuffer TRUE. Allocating them apart is legal and slower.",
        Source = "BufM, NblPA",
        Why = Consequence.TimeAndMemoryOnly,
        Preconditions = [TraceName.NdisAllocateNetBufferListPool],
    };

    internal static readonly RuleDescriptor OwnMdl = new()
    {
        Id = "POOL-013",
        Level = RuleLevel.Must,
        Title = "Pools with data",
        Requirement = "From a pool with a DataSize lists come with MDL and data; no MDL of the driver takes their "
            + "place.",
        Source = "NblPA",
        AppliesTo = "pools with a DataSize",
        Preconditions = [TraceName.NdisAllocateNetBufferListPool],
    };

    private static readonly RuleDescriptor Reused = new()
    {
        Id = "NBL-016",
        Level = RuleLevel.Should,
        IsPerformance = true,
        Title = "Objects are used again",
        Requirement = "Lists that are back are kept and used again rather than freed while others are allocated. "
            + "Freeing them is legal and slower (RECV-025).",
        Source = "BufM, Ret",
        Why = Consequence.TimeAndMemoryOnly,
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private static readonly RuleDescriptor Prepared = new()
    {
        Id = "NBL-022",
        Level = RuleLevel.Should,
        IsPerformance = true,
        Title = "Receive lists are prepared",
        Requirement = "The lists for receives are allocated in MiniportInitializeEx, or when memory for them arrives "
            + "later, and kept. Allocating them for each frame is legal and slower (RECV-025).",
        Source = "BufM",
        Why = Consequence.TimeAndMemoryOnly,
        Preconditions = [TraceName.NdisMIndicateReceiveNetBufferLists],
    };

    private readonly OwnedRule _paired = context.Rules.Own(Paired);
    private readonly OwnedRule _ownMdl = context.Rules.Own(OwnMdl);
    private readonly OwnedRule _reused = context.Rules.Own(Reused);
    private readonly OwnedRule _prepared = context.Rules.Own(Prepared);
    private readonly IPools _pools = context.Pools;
    private readonly HashSet<(string Rule, TraceObject Pool)> _advised = [];

    public static RuleDescriptor[] Rules => [Paired, OwnMdl, Reused, Prepared];

    public void Subscribe(Subscriptions events)
    {
        events.OnFact(TraceName.ReceiveIndicated, OnIndicated);
        events.OnCall(TraceName.NdisFreeNetBufferList, OnFree);
        events.OnCall(TraceName.NdisAllocateNetBufferList, OnAllocate);
        events.OnCall(TraceName.NdisAllocateNetBufferAndNetBufferList, OnAllocate);
    }

    private static bool IsInUse(in TraceEvent e) => e.State is AdapterState.Running or AdapterState.Pausing;

    private void OnIndicated(in TraceEvent e)
    {
        ReceiveIndicatedEvent indicated = new(in e);
        TraceObject nbl = indicated.Nbl;
        ref readonly MemberState member = ref _pools.Nbls.Find(nbl.Number);
        if (nbl.Kind != ObjectKind.Nbl || nbl.Number == 0 || Unsafe.IsNullRef(in member))
        {
            return;
        }

        ref readonly PoolState pool = ref _pools.Find(member.Pool);
        if (Unsafe.IsNullRef(in pool))
        {
            return;
        }

        CheckOwnMdl(e, nbl, indicated.OwnMdl, pool, member);
        _reused.Exercise(member.Indicated != 0);
        Advise(
            _paired,
            pool.HasNetBuffers || indicated.NetBuffers == 0,
            member.Pool,
            pool.Made,
            e,
            "a pool with fAllocateNetBuffer TRUE, so that a NET_BUFFER comes with each list",
            "it has fAllocateNetBuffer FALSE, and NET_BUFFERs are allocated one by one");
        Advise(
            _prepared,
            !member.IsLate,
            member.Pool,
            member.Made,
            e,
            "the NET_BUFFER_LISTs for receives allocated in MiniportInitializeEx and kept",
            member.IsLate ? $"{nbl.Identity} was allocated after MiniportInitializeEx" : string.Empty);
    }

    private void OnFree(in TraceEvent e)
    {
        NdisFreeNetBufferListCall call = new(in e);
        TraceObject nbl = call.Nbl;
        ref readonly MemberState member = ref _pools.Nbls.Find(nbl.Number);
        if (!nbl.IsLive || nbl.Kind != ObjectKind.Nbl || Unsafe.IsNullRef(in member))
        {
            return;
        }

        ref readonly PoolState pool = ref _pools.Find(member.Pool);
        if (!Unsafe.IsNullRef(in pool))
        {
            CheckOwnMdl(e, nbl, call.OwnMdl, pool, member);
        }
    }

    private void OnAllocate(in TraceEvent e)
    {
        TraceObject handle = e.Subject;
        ref readonly PoolState pool = ref _pools.Find(handle);
        if (handle.IsLive && !Unsafe.IsNullRef(in pool) && pool.FreedInUse != 0 && IsInUse(e))
        {
            Advise(
                _reused,
                false,
                handle,
                pool.FreedInUse,
                e,
                "returned NET_BUFFER_LISTs kept for the next receives",
                "returned lists are freed, and others allocated");
        }
    }

    private void CheckOwnMdl(
        in TraceEvent e, TraceObject nbl, TraceObject mdl, in PoolState pool, in MemberState member)
    {
        _ownMdl.Exercise(pool.DataSize != 0);
        if (mdl.Number != 0)
        {
            _ownMdl.Report(
                nbl,
                member.Made,
                e.Sequence,
                "the MDL and the data that came from the pool with DataSize",
                $"it was indicated with {mdl}, an MDL of the driver");
        }
    }

    /// <summary>Each advice about a pool is given once.</summary>
    private void Advise(
        OwnedRule rule,
        bool isKept,
        TraceObject pool,
        long made,
        in TraceEvent e,
        string expected,
        string actual)
    {
        rule.Exercise();
        if (!isKept && _advised.Add((rule.Descriptor.Id, pool.Identity)))
        {
            rule.Report(pool, made, e.Sequence, expected, actual);
        }
    }
}
