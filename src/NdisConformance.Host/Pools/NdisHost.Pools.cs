using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host;

/// <content>NET_BUFFER_LIST pools and NET_BUFFER pools (contract.md 1.5).</content>
public partial class NdisHost
{
    private const byte SecondPoolRevision = 2;
    private const ushort SecondPoolRevisionBytes = 20;

    /// <inheritdoc/>
    public NDIS_HANDLE NdisAllocateNetBufferListPool(
        NDIS_HANDLE ndisHandle, ref NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    {
        ref NET_BUFFER_LIST_POOL_PARAMETERS p = ref parameters;
        TraceEvent call = NewCall(TraceName.NdisAllocateNetBufferListPool);
        call.Arguments[0] = Resolve<HostObject>(ndisHandle, ObjectKind.Adapter, out _).Packed;
        call.Arguments[1] = p.Header.Type;
        call.Arguments[2] = p.Header.Revision;
        call.Arguments[3] = p.Header.Size;
        call.Arguments[4] = p.ProtocolId;
        call.Arguments[5] = p.fAllocateNetBuffer ? 1u : 0;
        call.Arguments[6] = p.ContextSize;
        call.Arguments[7] = p.DataSize;
        call.Arguments[8] = p.PoolTag;
        Begin(ref call);
        if (!CheckPoolOwner(call) || !JudgePoolParameters(p)
            || Choose(HostChoice.Failure, (uint)TraceName.NdisAllocateNetBufferListPool, 2) == 1)
        {
            End(call, 0UL, TraceObject.Null(ObjectKind.NblPool).Packed);
            return default;
        }

        NblPool pool = new(_handles.NextNumber(ObjectKind.NblPool), p);
        _handles.Add(pool);
        pool.Acquired = Acquired(pool.Id, Adapter);
        End(call, 0UL, pool.Id.Packed);
        return pool.Handle;
    }

    /// <inheritdoc/>
    public void NdisFreeNetBufferListPool(NDIS_HANDLE poolHandle)
    {
        TraceEvent call = NewCall(TraceName.NdisFreeNetBufferListPool);
        call.Arguments[0] = Resolve(poolHandle, ObjectKind.NblPool, out NblPool? pool).Packed;
        call.Arguments[1] = (ulong)(pool?.Outstanding ?? 0);
        if (pool is { Outstanding: > 0 })
        {
            StateIgnoredReturns();
        }

        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.NblPool);
        if (pool is not null)
        {
            Released(pool.Id);
            pool.IsReleased = true;
        }

        End(call);
    }

    /// <inheritdoc/>
    public NDIS_HANDLE NdisAllocateNetBufferPool(NDIS_HANDLE ndisHandle, ref NET_BUFFER_POOL_PARAMETERS parameters)
    {
        ref NET_BUFFER_POOL_PARAMETERS p = ref parameters;
        TraceEvent call = NewCall(TraceName.NdisAllocateNetBufferPool);
        call.Arguments[0] = Resolve<HostObject>(ndisHandle, ObjectKind.Adapter, out _).Packed;
        call.Arguments[1] = p.Header.Type;
        call.Arguments[2] = p.Header.Revision;
        call.Arguments[3] = p.Header.Size;
        call.Arguments[4] = p.DataSize;
        call.Arguments[5] = p.PoolTag;
        Begin(ref call);
        if (!CheckPoolOwner(call) || !JudgePoolParameters(p)
            || Choose(HostChoice.Failure, (uint)TraceName.NdisAllocateNetBufferPool, 2) == 1)
        {
            End(call, 0UL, TraceObject.Null(ObjectKind.NbPool).Packed);
            return default;
        }

        NbPool pool = new(_handles.NextNumber(ObjectKind.NbPool), p);
        _handles.Add(pool);
        pool.Acquired = Acquired(pool.Id, Adapter);
        End(call, 0UL, pool.Id.Packed);
        return pool.Handle;
    }

    /// <inheritdoc/>
    public void NdisFreeNetBufferPool(NDIS_HANDLE poolHandle)
    {
        TraceEvent call = NewCall(TraceName.NdisFreeNetBufferPool);
        call.Arguments[0] = Resolve(poolHandle, ObjectKind.NbPool, out NbPool? pool).Packed;
        call.Arguments[1] = (ulong)(pool?.Outstanding ?? 0);
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.NbPool);
        if (pool is not null)
        {
            Released(pool.Id);
            pool.IsReleased = true;
        }

        End(call);
    }

    /// <summary>
    /// Whether a pool of lists is made of these parameters. A revision above the documented one is known from NDIS 6.87
    /// on and never demanded (AMB-06); data without NET_BUFFERs is a combination that there is not (POOL-004).
    /// </summary>
    protected internal virtual bool JudgePoolParameters(in NET_BUFFER_LIST_POOL_PARAMETERS parameters)
    {
        NDIS_OBJECT_HEADER header = parameters.Header;
        bool isKnown = header.Revision == NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1
            || (header.Revision == SecondPoolRevision && HostVersion >= NdisVersions.Of(87));
        ushort minimum = header.Revision == SecondPoolRevision
            ? SecondPoolRevisionBytes
            : NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1;
        return header.Type == NDIS_OBJECT_TYPE_DEFAULT
            && isKnown
            && header.Size >= minimum
            && (parameters.DataSize == 0 || parameters.fAllocateNetBuffer);
    }

    /// <summary>Whether a pool of NET_BUFFERs is made of these parameters (AMB-06).</summary>
    protected internal virtual bool JudgePoolParameters(in NET_BUFFER_POOL_PARAMETERS parameters)
        => parameters.Header.Type == NDIS_OBJECT_TYPE_DEFAULT
            && parameters.Header.Revision == NET_BUFFER_POOL_PARAMETERS_REVISION_1
            && parameters.Header.Size >= NDIS_SIZEOF_NET_BUFFER_POOL_PARAMETERS_REVISION_1;

    /// <summary>The adapter, the driver or nobody owns a pool; another handle is refused (AMB-22).</summary>
    private bool CheckPoolOwner(in TraceEvent call)
    {
        TraceObject owner = new(call.Arguments[0]);
        if (owner.State == ObjectState.Null
            || (owner.IsLive && owner.Kind is ObjectKind.Adapter or ObjectKind.Driver))
        {
            return true;
        }

        CheckHandle(call, 0, ObjectKind.Adapter);
        return false;
    }
}
