using System.Runtime.CompilerServices;
using NdisConformance.Trace;
using static NdisConformance.Rules.Argument;

namespace NdisConformance.Rules;

/// <summary>
/// Where the lists for receives come from: what serves them well, and what the pool put into them. Advice is given once
/// for each pool.
/// </summary>
internal sealed class ReceiveObjectChecker(CheckerContext context) : IChecker
{
    private readonly OwnedRule _paired = context.Rules.Own("POOL-010");
    private readonly OwnedRule _ownMdl = context.Rules.Own("POOL-013");
    private readonly OwnedRule _reused = context.Rules.Own("NBL-016");
    private readonly OwnedRule _prepared = context.Rules.Own("NBL-022");
    private readonly PoolTable _pools = context.Pools;

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
        TraceObject nbl = e.Object(ReceiveIndicated.Nbl);
        ref MemberState member = ref _pools.Nbls.Find(nbl.Number);
        if (nbl.Kind != ObjectKind.Nbl || nbl.Number == 0 || Unsafe.IsNullRef(ref member))
        {
            return;
        }

        ref PoolState pool = ref _pools.Find(member.Pool);
        if (Unsafe.IsNullRef(ref pool))
        {
            return;
        }

        CheckOwnMdl(e, nbl, e.Object(ReceiveIndicated.OwnMdl), pool, ref member);
        _reused.Exercise(member.Indicated != 0);
        Advise(
            _paired,
            pool.HasNetBuffers || e[ReceiveIndicated.NetBuffers] == 0,
            ref pool.IsAdvisedToPair,
            member.Pool,
            pool.Made,
            e,
            "a pool with fAllocateNetBuffer TRUE, so that a NET_BUFFER comes with each list",
            "lists and their NET_BUFFERs are allocated apart");
        Advise(
            _prepared,
            !member.IsLate,
            ref pool.IsAdvisedToPrepare,
            member.Pool,
            member.Made,
            e,
            "the lists for receives allocated in MiniportInitializeEx and kept",
            $"{TraceText.Object(nbl.Identity)} was allocated later");
    }

    private void OnFree(in TraceEvent e)
    {
        TraceObject nbl = e.Object(NdisFreeNetBufferList.Nbl);
        ref MemberState member = ref _pools.Nbls.Find(nbl.Number);
        if (!nbl.IsLive || nbl.Kind != ObjectKind.Nbl || Unsafe.IsNullRef(ref member))
        {
            return;
        }

        ref PoolState pool = ref _pools.Find(member.Pool);
        if (!Unsafe.IsNullRef(ref pool))
        {
            CheckOwnMdl(e, nbl, e.Object(NdisFreeNetBufferList.OwnMdl), pool, ref member);
            pool.FreedInUse = member.Indicated != 0 && IsInUse(e) ? e.Sequence : pool.FreedInUse;
        }
    }

    private void OnAllocate(in TraceEvent e)
    {
        TraceObject handle = e.Object(NdisAllocateNetBufferList.Pool);
        ref PoolState pool = ref _pools.Find(handle);
        if (handle.IsLive && !Unsafe.IsNullRef(ref pool) && pool.FreedInUse != 0 && IsInUse(e))
        {
            Advise(
                _reused,
                false,
                ref pool.IsAdvisedToReuse,
                handle,
                pool.FreedInUse,
                e,
                "lists that are back kept for the next receives",
                "they are freed, and others allocated");
        }
    }

    private void CheckOwnMdl(
        in TraceEvent e, TraceObject nbl, TraceObject mdl, in PoolState pool, ref MemberState member)
    {
        _ownMdl.Exercise(pool.DataSize != 0);
        if (mdl.Number != 0 && !member.HasOwnMdl)
        {
            member.HasOwnMdl = true;
            _ownMdl.Report(
                nbl,
                member.Made,
                e.Sequence,
                "the MDL and the data that came from the pool with DataSize",
                $"{TraceText.Object(mdl)} stands in their place");
        }
    }

    private static void Advise(
        OwnedRule rule,
        bool isKept,
        ref bool isAdvised,
        TraceObject pool,
        long made,
        in TraceEvent e,
        string expected,
        string actual)
    {
        rule.Exercise();
        if (!isKept && !isAdvised)
        {
            isAdvised = true;
            rule.Report(pool, made, e.Sequence, expected, actual);
        }
    }
}
