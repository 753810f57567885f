using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>NET_BUFFER_LISTs of the driver (contract.md 1.5).</summary>
internal sealed class NetBufferListServices(
    DriverBoundary boundary,
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
    private const uint ContextHeadBytes = 0x10;
    private const uint ContextSizeField = 0x08;
    private const uint ContextOffsetField = 0x0A;

    /// <inheritdoc/>
    public NET_BUFFER_LIST NdisAllocateNetBufferList(
        NDIS_HANDLE poolHandle, ushort contextSize, ushort contextBackFill)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisAllocateNetBufferList);
        call.Arguments[0] = handles.Resolve(poolHandle, ObjectKind.NblPool, out NblPool? pool).Packed;
        call.Arguments[1] = contextSize;
        call.Arguments[2] = contextBackFill;
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.NblPool);
        bool fails = pool is null
            || pc.Choose(HostChoice.Failure, (uint)TraceName.NdisAllocateNetBufferList, 2) == 1;
        return EndWithNbl(call, fails ? -1 : NewListOf(pool!, contextSize, contextBackFill), pool);
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
        TraceEvent call = boundary.NewCall(TraceName.NdisAllocateNetBufferAndNetBufferList);
        call.Arguments[0] = handles.Resolve(poolHandle, ObjectKind.NblPool, out NblPool? pool).Packed;
        call.Arguments[1] = contextSize;
        call.Arguments[2] = contextBackFill;
        call.Arguments[3] = mdls.Find(mdlChain, out _).Packed;
        call.Arguments[4] = dataOffset;
        call.Arguments[5] = dataLength;
        call.Arguments[6] = mdls.ChainBytes(mdlChain);
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.NblPool);
        bool isRightPool = pool is { Parameters: { fAllocateNetBuffer: true, DataSize: 0 } };
        bool fails = !isRightPool
            || pc.Choose(HostChoice.Failure, (uint)TraceName.NdisAllocateNetBufferAndNetBufferList, 2) == 1;
        int slot = fails ? -1 : NewListOf(pool!, contextSize, contextBackFill);
        if (slot >= 0)
        {
            data.DescribeData(store.Nbs[store.Nbls[slot].PreallocatedNb].Offset, mdlChain, dataOffset, dataLength);
        }

        return EndWithNbl(call, slot, pool);
    }

    /// <inheritdoc/>
    public void NdisFreeNetBufferList(NET_BUFFER_LIST netBufferList)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisFreeNetBufferList);
        TraceObject list = store.Find(netBufferList, out int slot);
        call.Arguments[0] = list.Packed;
        call.Arguments[1] = (ulong)store.OwnerOfNbl(slot);
        call.Arguments[2] = (ulong)objects.OriginOf(netBufferList.Reference, ObjectKind.Nbl);
        call.Arguments[3] = linked.OwnMdlOf(slot).Packed;
        boundary.Begin(ref call);

        // What belongs to NDIS or to a protocol is not freed, so that the run can go on.
        if (slot >= 0 && !store.Nbls[slot].IsProtocol && store.Nbls[slot].Phase == ObjectPhase.Idle)
        {
            trace.Released(list);
            linked.StateLeftLinked(slot);
            store.Nbls[slot].Pool!.Outstanding--;
            store.DestroyNbl(slot);
        }

        boundary.End(call);
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
            objects.WritePointer(store.Nbls[slot].Offset + NblField.FirstNetBuffer, nb < 0 ? 0 : store.Nbs[nb].Offset);
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
        uint block = memory.AllocateZeroed(NblStore.LeadBytes + ContextHeadBytes + dataBytes, tag);
        if (block == 0)
        {
            return false;
        }

        uint context = block + NblStore.LeadBytes;
        memory.Write(context + ContextSizeField, (ushort)dataBytes);
        memory.Write(context + ContextOffsetField, contextBackFill);
        objects.WritePointer(store.Nbls[slot].Offset + NblField.Context, context);
        store.Nbls[slot].ContextBlock = block;
        return true;
    }

    private NET_BUFFER_LIST EndWithNbl(in TraceEvent call, int slot, NblPool? pool)
    {
        if (slot < 0)
        {
            boundary.End(call, 0UL, TraceObject.Null(ObjectKind.Nbl).Packed, TraceObject.Null(ObjectKind.Nb).Packed);
            return default;
        }

        pool!.Outstanding++;
        TraceObject list = store.Nbls[slot].Id;
        long acquired = trace.Acquired(list, miniport.AdapterId);
        store.Nbls[slot].Acquired = acquired;
        int nb = store.Nbls[slot].PreallocatedNb;
        if (nb >= 0)
        {
            store.MarkAcquired(nb, acquired);
        }

        NET_BUFFER_LIST result = new NET_BUFFER_LIST(objects.ReferenceTo(store.Nbls[slot].Offset));
        TraceObject first = nb < 0 ? TraceObject.Null(ObjectKind.Nb) : store.Nbs[nb].Id;
        boundary.End(call, 0UL, list.Packed, first.Packed);
        return result;
    }
}
