using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>NET_BUFFER_LISTs of the driver (contract.md 1.5). One per driver.</summary>
internal sealed class NetBufferListServices(
    HandleTable handles,
    SimulatedPc pc,
    MdlStore mdls,
    NetBufferData data,
    NblStore store,
    MemoryObjects objects,
    LinkedObjects linked,
    HostTrace trace,
    MachineMemory memory,
    Miniport miniport)
{
    /// <inheritdoc/>
    public NET_BUFFER_LIST NdisAllocateNetBufferList(
        NDIS_HANDLE poolHandle, ushort contextSize, ushort contextBackFill)
    {
        TraceMark call = trace.NdisAllocateNetBufferListCall(
            handles.Resolve(poolHandle, ObjectKind.NblPool, out NblPool? pool), contextSize, contextBackFill);
        bool fails = pool is null
            || pc.Fails(TraceName.NdisAllocateNetBufferList);
        int slot = fails ? -1 : NewListOf(pool!, contextSize, contextBackFill);
        TraceObject nbl = Give(slot, pool, out NET_BUFFER_LIST list, out TraceObject nb);
        trace.NdisAllocateNetBufferListReturn(call, nbl, nb);
        return list;
    }

    /// <inheritdoc/>
    public NET_BUFFER_LIST NdisAllocateNetBufferAndNetBufferList(
        NDIS_HANDLE poolHandle,
        ushort contextSize,
        ushort contextBackFill,
        MDL mdlChain,
        uint dataOffset,
        ulong dataLength)
    {
        TraceMark call = trace.NdisAllocateNetBufferAndNetBufferListCall(
            handles.Resolve(poolHandle, ObjectKind.NblPool, out NblPool? pool),
            contextSize,
            contextBackFill,
            mdls.Find(mdlChain, out _),
            dataOffset,
            dataLength,
            mdls.ChainBytes(mdlChain));
        bool isRightPool = pool is { Parameters: { fAllocateNetBuffer: true, DataSize: 0 } };
        bool fails = !isRightPool
            || pc.Fails(TraceName.NdisAllocateNetBufferAndNetBufferList);
        int slot = fails ? -1 : NewListOf(pool!, contextSize, contextBackFill);
        if (slot >= 0)
        {
            data.DescribeData(store.Nbs[store.Nbls[slot].PreallocatedNb].Offset, mdlChain, dataOffset, dataLength);
        }

        TraceObject nbl = Give(slot, pool, out NET_BUFFER_LIST list, out TraceObject nb);
        trace.NdisAllocateNetBufferAndNetBufferListReturn(call, nbl, nb);
        return list;
    }

    /// <inheritdoc/>
    public void NdisFreeNetBufferList(NET_BUFFER_LIST netBufferList)
    {
        TraceObject list = store.Find(netBufferList, out int slot);
        TraceMark call = trace.NdisFreeNetBufferListCall(
            list,
            store.OwnerOfNbl(slot),
            objects.OriginOf(netBufferList.Reference, ObjectKind.Nbl),
            linked.OwnMdlOf(slot));

        // What belongs to NDIS or to a protocol is not freed, so that the run can go on.
        if (slot >= 0 && !store.Nbls[slot].IsProtocol && store.Nbls[slot].Phase == ObjectPhase.Idle)
        {
            trace.Released(list);
            linked.StateLeftLinked(slot);
            store.Nbls[slot].Pool!.Outstanding--;
            store.DestroyNbl(slot);
        }

        trace.NdisFreeNetBufferListReturn(call);
    }

    /// <summary>Makes a list with all that its pool gives along; -1 if no memory is left.</summary>
    private int NewListOf(NblPool pool, ushort contextSize, ushort contextBackFill)
    {
        int slot = store.NewNbl(pool.Handle, isProtocol: false);
        if (slot < 0)
        {
            return -1;
        }

        store.Nbls[slot].Pool = pool;
        bool isWhole = contextSize == 0 || AddContext(slot, contextSize, contextBackFill);
        if (isWhole && pool.Parameters.fAllocateNetBuffer)
        {
            int nb = store.NewNb(pool.Handle, slot, isProtocol: false);
            store.Nbls[slot].PreallocatedNb = nb;
            isWhole = nb >= 0 && (pool.Parameters.DataSize == 0 || store.AddData(nb, pool.Parameters.DataSize));
            objects.WritePointer(
                store.Nbls[slot].Offset + NetBufferListLayout.FirstNetBuffer, nb < 0 ? 0 : store.Nbs[nb].Offset);
        }

        if (isWhole)
        {
            return slot;
        }

        store.DestroyNbl(slot);
        return -1;
    }

    private bool AddContext(int slot, ushort contextSize, ushort contextBackFill)
    {
        uint dataBytes = (uint)contextSize + contextBackFill;
        ulong tag = new BlockTag(ObjectKind.Nbl, store.Nbls[slot].Number, slot).Packed;
        uint block = memory.AllocateZeroed(DataMdls.LeadBytes + NetBufferListContextLayout.HeadBytes + dataBytes, tag);
        if (block == 0)
        {
            return false;
        }

        uint context = block + DataMdls.LeadBytes;
        memory.Write(context + NetBufferListContextLayout.Size, (ushort)dataBytes);
        memory.Write(context + NetBufferListContextLayout.Offset, contextBackFill);
        objects.WritePointer(store.Nbls[slot].Offset + NetBufferListLayout.Context, context);
        store.Nbls[slot].ContextBlock = block;
        return true;
    }

    /// <summary>
    /// Hands a new list to the driver; NULL if there is none. Gives its name and that of its NET_BUFFER.
    /// </summary>
    private TraceObject Give(int slot, NblPool? pool, out NET_BUFFER_LIST netBufferList, out TraceObject first)
    {
        netBufferList = default;
        first = TraceObject.Null(ObjectKind.Nb);
        if (slot < 0)
        {
            return TraceObject.Null(ObjectKind.Nbl);
        }

        pool!.Outstanding++;
        TraceObject list = store.Nbls[slot].Id;
        long acquired = trace.Acquired(list, miniport.AdapterId);
        store.Nbls[slot].Acquired = acquired;
        int nb = store.Nbls[slot].PreallocatedNb;
        if (nb >= 0)
        {
            store.MarkAcquired(nb, acquired);
            first = store.Nbs[nb].Id;
        }

        netBufferList = new NET_BUFFER_LIST(objects.ReferenceTo(store.Nbls[slot].Offset));
        return list;
    }
}
