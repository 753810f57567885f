using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Keeps <see cref="PoolTable"/> up to date: the driver's pools, lists, NET_BUFFERs and MDLs.</summary>
[Resets]
internal sealed partial class PoolTracker(TrackedState state) : ITracker
{
    private readonly PoolTable _pools = state.Pools;
    private PoolState _asked;
    private long _mdlRefused;
    private long _madeWithoutMdl;

    public void Subscribe(TrackerEvents events)
    {
        events.OnDeath(TraceKind.Call, TraceName.NdisAllocateNetBufferListPool, OnNblPoolCall);
        events.OnDeath(TraceKind.Call, TraceName.NdisAllocateNetBufferPool, OnNbPoolCall);
        events.OnDeath(TraceKind.Return, TraceName.NdisAllocateNetBufferListPool, OnPoolReturn);
        events.OnDeath(TraceKind.Return, TraceName.NdisAllocateNetBufferPool, OnPoolReturn);
        events.OnDeath(TraceKind.Call, TraceName.NdisFreeNetBufferListPool, OnPoolFree);
        events.OnDeath(TraceKind.Call, TraceName.NdisFreeNetBufferPool, OnPoolFree);
        events.OnBirth(TraceKind.Enter, TraceName.MiniportInitializeEx, (in e) => _mdlRefused = 0);
        events.OnDeath(TraceKind.Return, TraceName.NdisAllocateMdl, OnMdlReturn);
        events.OnDeath(TraceKind.Call, TraceName.NdisAllocateNetBuffer, OnNbCall);
        events.OnDeath(TraceKind.Call, TraceName.NdisAllocateNetBufferAndNetBufferList, OnPairCall);
        events.OnBirth(TraceKind.Return, TraceName.NdisAllocateNetBufferList, OnNblReturn);
        events.OnBirth(
            TraceKind.Return, TraceName.NdisAllocateNetBufferAndNetBufferList, (in e) => Add(e, _pools.Nbls));
        events.OnBirth(TraceKind.Return, TraceName.NdisAllocateNetBuffer, (in e) => Add(e, _pools.Nbs));
        events.OnBirth(TraceKind.Return, TraceName.NdisAllocateNetBufferMdlAndData, (in e) => Add(e, _pools.Nbs));
        events.OnDeath(TraceKind.Call, TraceName.NdisFreeNetBufferList, OnNblFree);
        events.OnDeath(TraceKind.Call, TraceName.NdisFreeNetBuffer, OnNbFree);
        events.OnDeath(TraceKind.Call, TraceName.NdisFreeMdl, OnMdlFree);
        events.OnDeath(TraceKind.Fact, TraceName.LeftLinked, OnLeftLinked);
    }

    private void OnNblPoolCall(in TraceEvent e)
    {
        NdisAllocateNetBufferListPoolCall call = new(in e);
        _asked = new PoolState
        {
            Made = e.Sequence,
            HasNetBuffers = call.FAllocateNetBuffer,
            DataSize = call.DataSize,
        };
    }

    private void OnNbPoolCall(in TraceEvent e) => _asked = new PoolState
    {
        Made = e.Sequence,
        HasNetBuffers = true,
        DataSize = new NdisAllocateNetBufferPoolCall(in e).DataSize,
    };

    private void OnPoolReturn(in TraceEvent e)
    {
        TraceObject pool = e.Subject;
        if (pool.IsLive)
        {
            (pool.Kind == ObjectKind.NblPool ? _pools.NblPools : _pools.NbPools).Add(pool.Number) = _asked;
        }
    }

    private void OnPoolFree(in TraceEvent e)
    {
        TraceObject handle = e.Subject;
        ref PoolState pool = ref _pools.Find(handle);
        if (handle.IsLive && !Unsafe.IsNullRef(ref pool))
        {
            (handle.Kind == ObjectKind.NblPool ? _pools.NblPools : _pools.NbPools).Remove(handle.Number);
        }
    }

    private void OnMdlReturn(in TraceEvent e) => _mdlRefused = e.Subject.IsLive ? _mdlRefused : e.Sequence;

    private void OnNbCall(in TraceEvent e)
        => NoteMdl(e, new NdisAllocateNetBufferCall(in e).Mdl);

    private void OnPairCall(in TraceEvent e)
        => NoteMdl(e, new NdisAllocateNetBufferAndNetBufferListCall(in e).Mdl);

    private void NoteMdl(in TraceEvent e, TraceObject mdl)
        => _madeWithoutMdl = mdl.State == ObjectState.Null ? e.Sequence : _madeWithoutMdl;

    private void OnNblReturn(in TraceEvent e)
    {
        Add(e, _pools.Nbls);
        ref PoolState pool = ref _pools.Find(state.Stacks.Innermost(e.Processor).Subject);
        if (e.Subject.IsLive && !Unsafe.IsNullRef(ref pool))
        {
            _pools.Nbls.Find(e.Subject.Number).IsUnpaired = pool is { HasNetBuffers: true, DataSize: 0 };
        }
    }

    private void Add(in TraceEvent e, ObjectTable<MemberState> members)
    {
        if (!e.Subject.IsLive)
        {
            return;
        }

        ref MemberState member = ref members.Add(e.Subject.Number);
        member.Pool = state.Stacks.Innermost(e.Processor).Subject.Identity;
        member.Made = e.Begin;
        member.MdlRefused = e.Begin == _madeWithoutMdl ? _mdlRefused : 0;
        member.IsLate = e.Enclosing is not (TraceName.MiniportInitializeEx or TraceName.DriverEntry
            or TraceName.MiniportSharedMemoryAllocateComplete);
        ref PoolState pool = ref _pools.Find(member.Pool);
        if (!Unsafe.IsNullRef(ref pool))
        {
            pool.HadMembers = true;
        }
    }

    private void OnNblFree(in TraceEvent e)
    {
        TraceObject nbl = new NdisFreeNetBufferListCall(in e).Nbl;
        if (!nbl.IsLive || nbl.Kind != ObjectKind.Nbl)
        {
            return;
        }

        ref MemberState member = ref _pools.Nbls.Find(nbl.Number);
        if (!Unsafe.IsNullRef(ref member) && member.Indicated != 0
            && e.State is AdapterState.Running or AdapterState.Pausing)
        {
            ref PoolState pool = ref _pools.Find(member.Pool);
            if (!Unsafe.IsNullRef(ref pool))
            {
                pool.FreedInUse = e.Sequence;
            }
        }

        Remove(_pools.Nbls, nbl);
    }

    private void OnNbFree(in TraceEvent e)
    {
        NdisFreeNetBufferCall call = new(in e);
        TraceObject nb = call.Nb;

        // A NET_BUFFER that came with its list goes with the list.
        bool isApart = call.PreallocatedWith is { Kind: ObjectKind.None } or { Number: 0 };
        if (nb.IsLive && nb.Kind == ObjectKind.Nb && isApart)
        {
            Remove(_pools.Nbs, nb);
        }
    }

    private void Remove(ObjectTable<MemberState> members, TraceObject item)
    {
        ref MemberState member = ref members.Find(item.Number);
        if (Unsafe.IsNullRef(ref member))
        {
            return;
        }

        ref PoolState pool = ref _pools.Find(member.Pool);
        if (!Unsafe.IsNullRef(ref pool))
        {
            pool.HadFrees = true;
        }

        members.Remove(item.Number);
    }

    private void OnMdlFree(in TraceEvent e)
    {
        NdisFreeMdlCall call = new(in e);
        if (call.Mdl is { IsLive: true, Kind: ObjectKind.Mdl } && !state.Receives.IsInUse(call))
        {
            _pools.LeftMdls.Remove(call.Mdl.Number);
        }
    }

    /// <summary>It does not go with what it was left in, so the driver has to free it some time.</summary>
    private void OnLeftLinked(in TraceEvent e)
    {
        TraceObject item = new LeftLinkedEvent(in e).Object;
        if (item.Kind == ObjectKind.Mdl)
        {
            _pools.LeftMdls.Add(item.Number) = e.Sequence;
            return;
        }

        ref MemberState nb = ref _pools.Nbs.Find(item.Number);
        if (item.Number != 0 && !Unsafe.IsNullRef(ref nb))
        {
            nb.LeftLinked = e.Sequence;
        }
    }
}
