using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>NET_BUFFERs of the driver (contract.md 1.5). One per driver.</summary>
internal sealed class NetBufferServices(
    HandleTable handles,
    MdlStore mdls,
    SimulatedPc pc,
    NblStore store,
    NetBufferData data,
    IndicatedLists indicated,
    HostTrace trace,
    LinkedObjects linked,
    Miniport miniport,
    MemoryObjects objects)
{
    /// <inheritdoc/>
    public NET_BUFFER NdisAllocateNetBuffer(NDIS_HANDLE poolHandle, MDL mdlChain, uint dataOffset, ulong dataLength)
    {
        TraceMark call = trace.NdisAllocateNetBufferCall(
            handles.Resolve(poolHandle, ObjectKind.NbPool, out NbPool? pool),
            mdls.Find(mdlChain, out _),
            dataOffset,
            dataLength,
            mdls.ChainBytes(mdlChain));
        bool fails = pool is not { Parameters.DataSize: 0 }
            || pc.Fails(TraceName.NdisAllocateNetBuffer);
        int slot = fails ? -1 : store.NewNb(pool!.Handle, -1, isProtocol: false);
        if (slot >= 0)
        {
            data.DescribeData(store.Nbs[slot].Offset, mdlChain, dataOffset, dataLength);
        }

        trace.NdisAllocateNetBufferReturn(call, Give(slot, pool, out NET_BUFFER netBuffer));
        return netBuffer;
    }

    /// <inheritdoc/>
    public NET_BUFFER NdisAllocateNetBufferMdlAndData(NDIS_HANDLE poolHandle)
    {
        TraceMark call = trace.NdisAllocateNetBufferMdlAndDataCall(
            handles.Resolve(poolHandle, ObjectKind.NbPool, out NbPool? pool));
        bool fails = pool is null or { Parameters.DataSize: 0 }
            || pc.Fails(TraceName.NdisAllocateNetBufferMdlAndData);
        int slot = fails ? -1 : store.NewNb(pool!.Handle, -1, isProtocol: false);
        if (slot >= 0 && !store.AddData(slot, pool!.Parameters.DataSize))
        {
            store.DestroyNb(slot);
            slot = -1;
        }

        trace.NdisAllocateNetBufferMdlAndDataReturn(call, Give(slot, pool, out NET_BUFFER netBuffer));
        return netBuffer;
    }

    /// <inheritdoc/>
    public void NdisFreeNetBuffer(NET_BUFFER netBuffer)
    {
        TraceObject nb = store.Find(netBuffer, out int slot);
        TraceObject holder = slot < 0 ? default : indicated.HolderOf(store.Nbs[slot].Offset, NetBufferLayout.Bytes);
        bool isOwn = slot >= 0 && store.Nbs[slot].Pool is not null;
        TraceObject list = slot >= 0 && store.Nbs[slot].Nbl >= 0 ? store.Nbls[store.Nbs[slot].Nbl].Id : default;
        bool isSend = slot >= 0 && store.Nbs[slot].IsProtocol;
        TraceMark call = trace.NdisFreeNetBufferCall(
            nb, isSend ? default : list, isSend ? list : holder, OwnerOfNb(slot, holder));
        if (isOwn && holder == default)
        {
            trace.Released(nb);
            linked.StateLeftMdls(slot, nb);
            store.Nbs[slot].Pool!.Outstanding--;
            store.DestroyNb(slot);
        }

        trace.NdisFreeNetBufferReturn(call);
    }

    private OwnerCode OwnerOfNb(int slot, TraceObject holder)
    {
        if (slot < 0)
        {
            return OwnerCode.Nobody;
        }

        return holder == default ? OwnerCode.Miniport : OwnerCode.Ndis;
    }

    /// <summary>Hands a new NET_BUFFER to the driver; NULL if there is none. Gives its name.</summary>
    private TraceObject Give(int slot, NbPool? pool, out NET_BUFFER netBuffer)
    {
        netBuffer = default;
        if (slot < 0)
        {
            return TraceObject.Null(ObjectKind.Nb);
        }

        pool!.Outstanding++;
        store.Nbs[slot].Pool = pool;
        TraceObject nb = store.Nbs[slot].Id;
        store.MarkAcquired(slot, trace.Acquired(nb, miniport.AdapterId));
        netBuffer = new NET_BUFFER(objects.ReferenceTo(store.Nbs[slot].Offset));
        return nb;
    }
}
