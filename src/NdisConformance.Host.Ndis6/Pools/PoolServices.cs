using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>NET_BUFFER_LIST pools and NET_BUFFER pools (contract.md 1.5). One per driver.</summary>
internal sealed class PoolServices(
    HandleTable handles,
    HostDuties duties,
    SimulatedPc pc,
    HostTrace trace,
    Miniport miniport,
    ReturnedLists returned)
{
    /// <inheritdoc/>
    public NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle, ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    {
        ref NET_BUFFER_LIST_POOL_PARAMETERS p = ref parameters;
        TraceObject owner = handles.Resolve<HostObject>(ndisHandle, ObjectKind.Adapter, out _);
        TraceMark call = trace.NdisAllocateNetBufferListPoolCall(
            owner,
            p.Header.Type,
            p.Header.Revision,
            p.Header.Size,
            p.ProtocolId,
            p.fAllocateNetBuffer,
            p.ContextSize,
            p.DataSize,
            p.PoolTag);
        if (!MayOwnPool(owner) || !duties.JudgePoolParameters(p)
            || pc.Fails(TraceName.NdisAllocateNetBufferListPool))
        {
            trace.NdisAllocateNetBufferListPoolReturn(call, TraceObject.Null(ObjectKind.NblPool));
            return default;
        }

        NblPool pool = new(handles.NextNumber(ObjectKind.NblPool), p);
        handles.Add(pool);
        pool.Acquired = trace.Acquired(pool.Id, miniport.AdapterId);
        trace.NdisAllocateNetBufferListPoolReturn(call, pool.Id);
        return pool.Handle;
    }

    /// <inheritdoc/>
    public void NdisFreeNetBufferListPool(NDIS_HANDLE poolHandle)
    {
        trace.CheckRunning();
        TraceObject named = handles.Resolve(poolHandle, ObjectKind.NblPool, out NblPool? pool);
        if (pool is { Outstanding: > 0 })
        {
            returned.StateIgnoredReturns();
        }

        TraceMark call = trace.NdisFreeNetBufferListPoolCall(named, (uint)(pool?.Outstanding ?? 0));
        if (pool is not null)
        {
            trace.Released(pool.Id);
            pool.IsReleased = true;
        }

        trace.NdisFreeNetBufferListPoolReturn(call);
    }

    /// <inheritdoc/>
    public NDIS_HANDLE NdisAllocateNetBufferPool(NDIS_HANDLE ndisHandle, ref NET_BUFFER_POOL_PARAMETERS parameters)
    {
        ref NET_BUFFER_POOL_PARAMETERS p = ref parameters;
        TraceObject owner = handles.Resolve<HostObject>(ndisHandle, ObjectKind.Adapter, out _);
        TraceMark call = trace.NdisAllocateNetBufferPoolCall(
            owner, p.Header.Type, p.Header.Revision, p.Header.Size, p.DataSize, p.PoolTag);
        if (!MayOwnPool(owner) || !duties.JudgePoolParameters(p)
            || pc.Fails(TraceName.NdisAllocateNetBufferPool))
        {
            trace.NdisAllocateNetBufferPoolReturn(call, TraceObject.Null(ObjectKind.NbPool));
            return default;
        }

        NbPool pool = new(handles.NextNumber(ObjectKind.NbPool), p);
        handles.Add(pool);
        pool.Acquired = trace.Acquired(pool.Id, miniport.AdapterId);
        trace.NdisAllocateNetBufferPoolReturn(call, pool.Id);
        return pool.Handle;
    }

    /// <inheritdoc/>
    public void NdisFreeNetBufferPool(NDIS_HANDLE poolHandle)
    {
        TraceMark call = trace.NdisFreeNetBufferPoolCall(
            handles.Resolve(poolHandle, ObjectKind.NbPool, out NbPool? pool), (uint)(pool?.Outstanding ?? 0));
        if (pool is not null)
        {
            trace.Released(pool.Id);
            pool.IsReleased = true;
        }

        trace.NdisFreeNetBufferPoolReturn(call);
    }

    /// <summary>The adapter, the driver or nobody owns a pool; another handle is refused (AMB-22).</summary>
    private static bool MayOwnPool(TraceObject owner) => owner.State == ObjectState.Null
        || (owner.IsLive && owner.Kind is ObjectKind.Adapter or ObjectKind.Driver);
}
