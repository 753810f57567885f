using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>NET_BUFFERs of the driver (contract.md 1.5).</summary>
internal sealed class NetBufferServices(
    DriverBoundary boundary,
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
        TraceEvent call = boundary.NewCall(TraceName.NdisAllocateNetBuffer);
        call.Arguments[0] = handles.Resolve(poolHandle, ObjectKind.NbPool, out NbPool? pool).Packed;
        call.Arguments[1] = mdls.Find(mdlChain, out _).Packed;
        call.Arguments[2] = dataOffset;
        call.Arguments[3] = dataLength;
        call.Arguments[4] = mdls.ChainBytes(mdlChain);
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.NbPool);
        bool fails = pool is not { Parameters.DataSize: 0 }
            || pc.Choose(HostChoice.Failure, (uint)TraceName.NdisAllocateNetBuffer, 2) == 1;
        int slot = fails ? -1 : store.NewNb(pool!.Handle, -1, isProtocol: false);
        if (slot >= 0)
        {
            data.DescribeData(store.Nbs[slot].Offset, mdlChain, dataOffset, dataLength);
        }

        return EndWithNb(call, slot, pool);
    }

    /// <inheritdoc/>
    public NET_BUFFER NdisAllocateNetBufferMdlAndData(NDIS_HANDLE poolHandle)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisAllocateNetBufferMdlAndData);
        call.Arguments[0] = handles.Resolve(poolHandle, ObjectKind.NbPool, out NbPool? pool).Packed;
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.NbPool);
        bool fails = pool is null or { Parameters.DataSize: 0 }
            || pc.Choose(HostChoice.Failure, (uint)TraceName.NdisAllocateNetBufferMdlAndData, 2) == 1;
        int slot = fails ? -1 : store.NewNb(pool!.Handle, -1, isProtocol: false);
        if (slot >= 0 && !store.AddData(slot, pool!.Parameters.DataSize))
        {
            store.DestroyNb(slot);
            slot = -1;
        }

        return EndWithNb(call, slot, pool);
    }

    /// <inheritdoc/>
    public void NdisFreeNetBuffer(NET_BUFFER netBuffer)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisFreeNetBuffer);
        TraceObject nb = store.Find(netBuffer, out int slot);
        TraceObject holder = slot < 0 ? default : indicated.HolderOf(store.Nbs[slot].Offset, NbField.Bytes);
        bool isOwn = slot >= 0 && store.Nbs[slot].Pool is not null;
        TraceObject list = slot >= 0 && store.Nbs[slot].Nbl >= 0 ? store.Nbls[store.Nbs[slot].Nbl].Id : default;
        bool isSend = slot >= 0 && store.Nbs[slot].IsProtocol;
        call.Arguments[0] = nb.Packed;
        call.Arguments[1] = isSend ? 0 : list.Packed;
        call.Arguments[2] = isSend ? list.Packed : holder.Packed;
        call.Arguments[3] = (ulong)OwnerOfNb(slot, holder);
        boundary.Begin(ref call);
        if (isOwn && holder == default)
        {
            trace.Released(nb);
            linked.StateLeftMdls(slot, nb);
            store.Nbs[slot].Pool!.Outstanding--;
            store.DestroyNb(slot);
        }

        boundary.End(call);
    }

    private OwnerCode OwnerOfNb(int slot, TraceObject holder)
    {
        if (slot < 0)
        {
            return OwnerCode.Nobody;
        }

        return holder == default ? OwnerCode.Miniport : OwnerCode.Ndis;
    }

    private NET_BUFFER EndWithNb(in TraceEvent call, int slot, NbPool? pool)
    {
        if (slot < 0)
        {
            boundary.End(call, 0UL, TraceObject.Null(ObjectKind.Nb).Packed);
            return default;
        }

        pool!.Outstanding++;
        store.Nbs[slot].Pool = pool;
        TraceObject nb = store.Nbs[slot].Id;
        store.MarkAcquired(slot, trace.Acquired(nb, miniport.AdapterId));
        NET_BUFFER result = new NET_BUFFER(objects.ReferenceTo(store.Nbs[slot].Offset));
        boundary.End(call, 0UL, nb.Packed);
        return result;
    }
}
