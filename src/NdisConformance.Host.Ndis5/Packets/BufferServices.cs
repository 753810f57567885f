using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis5;

/// <summary>
/// Buffer descriptors of the driver, which are MDLs, and their pools (contract.md 1.9). One per driver.
/// </summary>
[Resets]
internal sealed partial class BufferServices(
    HandleTable handles,
    HostTrace trace,
    SimulatedPc pc,
    MdlStore mdls,
    MemoryObjects objects,
    MachineMemory memory,
    Ndis5Miniport miniport)
{
    private readonly Dictionary<uint, BufferPool> _pools = [];

    /// <inheritdoc/>
    public void NdisAllocateBufferPool(out NDIS_STATUS status, out NDIS_HANDLE poolHandle, uint numberOfDescriptors)
    {
        TraceMark call = trace.NdisAllocateBufferPoolCall(numberOfDescriptors);
        (status, poolHandle) = (NDIS_STATUS_RESOURCES, default);
        if (numberOfDescriptors == 0 || pc.Fails(call.Name))
        {
            trace.NdisAllocateBufferPoolReturn(call, TraceObject.Null(ObjectKind.BufferPool));
            return;
        }

        BufferPool pool = new(handles.NextNumber(ObjectKind.BufferPool), numberOfDescriptors);
        handles.Add(pool);
        pool.Acquired = trace.Acquired(pool.Id, miniport.AdapterId);
        (status, poolHandle) = (NDIS_STATUS_SUCCESS, pool.Handle);
        trace.NdisAllocateBufferPoolReturn(call, pool.Id);
    }

    /// <inheritdoc/>
    public void NdisFreeBufferPool(NDIS_HANDLE poolHandle)
    {
        TraceObject named = handles.Resolve(poolHandle, ObjectKind.BufferPool, out BufferPool? pool);
        TraceMark call = trace.NdisFreeBufferPoolCall(named, pool?.Outstanding ?? 0);
        if (pool is not null)
        {
            trace.Released(pool.Id);
            pool.IsReleased = true;
        }

        trace.NdisFreeBufferPoolReturn(call);
    }

    /// <inheritdoc/>
    public void NdisAllocateBuffer(
        out NDIS_STATUS status, out MDL buffer, NDIS_HANDLE poolHandle, PVOID virtualAddress, uint length)
    {
        TraceObject named = handles.Resolve(poolHandle, ObjectKind.BufferPool, out BufferPool? pool);
        TraceMark call = trace.NdisAllocateBufferCall(named, length, mdls.ClassOf(virtualAddress, length));
        ObjectReference start = virtualAddress.Reference;
        bool fails = pool is null
            || start.Memory is null
            || start.Generation == SimulatedMemory.NoGeneration
            || length > memory.SizeBytes - start.Offset
            || pc.Fails(call.Name);
        int slot = fails ? -1 : mdls.New(start.Offset, length, isProtocol: false);
        if (slot < 0)
        {
            (status, buffer) = (NDIS_STATUS_FAILURE, default);
            trace.NdisAllocateBufferReturn(call, TraceObject.Null(ObjectKind.Mdl));
            return;
        }

        pool!.Outstanding++;
        TraceObject mdl = mdls.Records[slot].Id;
        _pools[mdl.Number] = pool;
        mdls.Records[slot].Acquired = trace.Acquired(mdl, miniport.AdapterId);
        (status, buffer) = (NDIS_STATUS_SUCCESS, new MDL(objects.ReferenceTo(mdls.Records[slot].Offset)));
        trace.NdisAllocateBufferReturn(call, mdl);
    }

    /// <inheritdoc/>
    public void NdisFreeBuffer(MDL buffer)
    {
        TraceObject named = mdls.Find(buffer, out int slot);
        TraceMark call = trace.NdisFreeBufferCall(named);
        if (slot >= 0 && !mdls.Records[slot].IsProtocol && _pools.Remove(named.Number, out BufferPool? pool))
        {
            pool.Outstanding--;
            trace.Released(named);
            mdls.Destroy(slot);
        }

        trace.NdisFreeBufferReturn(call);
    }

    /// <inheritdoc/>
    public void NdisQueryBufferSafe(
        MDL buffer, out PVOID virtualAddress, out uint length, EX_POOL_PRIORITY priority)
    {
        TraceMark call = trace.NdisQueryBufferSafeCall(mdls.Find(buffer, out int slot));

        // The memory of a driver's buffer is nonpaged and mapped already; a sender's is from the first success on.
        bool isMapped = slot >= 0 && (!mdls.Records[slot].IsProtocol || mdls.Records[slot].IsMapped);
        bool fails = buffer == null || (!isMapped && pc.Fails(call.Name));
        if (slot >= 0 && !fails)
        {
            mdls.Records[slot].IsMapped = true;
        }

        length = buffer == null ? 0 : buffer.ByteCount;
        virtualAddress = fails ? default : buffer.MappedSystemVa;
        trace.NdisQueryBufferSafeReturn(call, virtualAddress != null);
    }
}
