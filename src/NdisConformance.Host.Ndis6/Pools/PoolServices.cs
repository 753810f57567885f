using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>NET_BUFFER_LIST pools and NET_BUFFER pools (contract.md 1.5).</summary>
internal sealed class PoolServices(
    DriverBoundary boundary,
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
        TraceEvent call = boundary.NewCall(TraceName.NdisAllocateNetBufferListPool);
        call.Arguments[0] = handles.Resolve<HostObject>(ndisHandle, ObjectKind.Adapter, out _).Packed;
        call.Arguments[1] = p.Header.Type;
        call.Arguments[2] = p.Header.Revision;
        call.Arguments[3] = p.Header.Size;
        call.Arguments[4] = p.ProtocolId;
        call.Arguments[5] = p.fAllocateNetBuffer ? 1u : 0;
        call.Arguments[6] = p.ContextSize;
        call.Arguments[7] = p.DataSize;
        call.Arguments[8] = p.PoolTag;
        boundary.Begin(ref call);
        if (!CheckPoolOwner(call) || !duties.JudgePoolParameters(p)
            || pc.Choose(HostChoice.Failure, (uint)TraceName.NdisAllocateNetBufferListPool, 2) == 1)
        {
            boundary.End(call, 0UL, TraceObject.Null(ObjectKind.NblPool).Packed);
            return default;
        }

        NblPool pool = new(handles.NextNumber(ObjectKind.NblPool), p);
        handles.Add(pool);
        pool.Acquired = trace.Acquired(pool.Id, miniport.AdapterId);
        boundary.End(call, 0UL, pool.Id.Packed);
        return pool.Handle;
    }

    /// <inheritdoc/>
    public void NdisFreeNetBufferListPool(NDIS_HANDLE poolHandle)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisFreeNetBufferListPool);
        call.Arguments[0] = handles.Resolve(poolHandle, ObjectKind.NblPool, out NblPool? pool).Packed;
        call.Arguments[1] = (ulong)(pool?.Outstanding ?? 0);
        if (pool is { Outstanding: > 0 })
        {
            returned.StateIgnoredReturns();
        }

        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.NblPool);
        if (pool is not null)
        {
            trace.Released(pool.Id);
            pool.IsReleased = true;
        }

        boundary.End(call);
    }

    /// <inheritdoc/>
    public NDIS_HANDLE NdisAllocateNetBufferPool(NDIS_HANDLE ndisHandle, ref NET_BUFFER_POOL_PARAMETERS parameters)
    {
        ref NET_BUFFER_POOL_PARAMETERS p = ref parameters;
        TraceEvent call = boundary.NewCall(TraceName.NdisAllocateNetBufferPool);
        call.Arguments[0] = handles.Resolve<HostObject>(ndisHandle, ObjectKind.Adapter, out _).Packed;
        call.Arguments[1] = p.Header.Type;
        call.Arguments[2] = p.Header.Revision;
        call.Arguments[3] = p.Header.Size;
        call.Arguments[4] = p.DataSize;
        call.Arguments[5] = p.PoolTag;
        boundary.Begin(ref call);
        if (!CheckPoolOwner(call) || !duties.JudgePoolParameters(p)
            || pc.Choose(HostChoice.Failure, (uint)TraceName.NdisAllocateNetBufferPool, 2) == 1)
        {
            boundary.End(call, 0UL, TraceObject.Null(ObjectKind.NbPool).Packed);
            return default;
        }

        NbPool pool = new(handles.NextNumber(ObjectKind.NbPool), p);
        handles.Add(pool);
        pool.Acquired = trace.Acquired(pool.Id, miniport.AdapterId);
        boundary.End(call, 0UL, pool.Id.Packed);
        return pool.Handle;
    }

    /// <inheritdoc/>
    public void NdisFreeNetBufferPool(NDIS_HANDLE poolHandle)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisFreeNetBufferPool);
        call.Arguments[0] = handles.Resolve(poolHandle, ObjectKind.NbPool, out NbPool? pool).Packed;
        call.Arguments[1] = (ulong)(pool?.Outstanding ?? 0);
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.NbPool);
        if (pool is not null)
        {
            trace.Released(pool.Id);
            pool.IsReleased = true;
        }

        boundary.End(call);
    }

    /// <summary>The adapter, the driver or nobody owns a pool; another handle is refused (AMB-22).</summary>
    private bool CheckPoolOwner(in TraceEvent call)
    {
        TraceObject owner = new(call.Arguments[0]);
        if (owner.State == ObjectState.Null
            || (owner.IsLive && owner.Kind is ObjectKind.Adapter or ObjectKind.Driver))
        {
            return true;
        }

        handles.Check(call, 0, ObjectKind.Adapter);
        return false;
    }
}
