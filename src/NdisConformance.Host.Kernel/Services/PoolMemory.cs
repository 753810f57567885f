using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>Nonpaged memory, and addresses of memory. One per driver.</summary>
[Resets]
internal sealed partial class PoolMemory(
    MemoryObjects objects,
    MdlStore mdls,
    SimulatedPc pc,
    MachineMemory memory,
    HandleTable handles,
    HostSetup setup,
    HostTrace trace,
    CurrentAdapter current)
{
    private const long BeforeAnyAdapter = 1;
    private readonly SlotTable<KernelRecord> _blocks = new();

    /// <summary>The allocated blocks, for the ledger.</summary>
    public ILedgerSource Resources => new SlotLedgerSource<KernelRecord>(_blocks);

    /// <inheritdoc/>
    public PVOID MmGetSystemAddressForMdlSafe(MDL mdl, EX_POOL_PRIORITY priority)
    {
        TraceMark call = trace.MmGetSystemAddressForMdlSafeCall(
            objects.Locate(mdl.Reference, ObjectKind.Mdl, out int slot));

        // The memory of a driver's MDL is nonpaged and mapped already; a sender's is from the first success on.
        bool isMapped = slot >= 0 && (!mdls.Records[slot].IsProtocol || mdls.Records[slot].IsMapped);
        bool fails = mdl == null || (!isMapped && pc.Fails(call.Name));
        if (slot >= 0 && !fails)
        {
            mdls.Records[slot].IsMapped = true;
        }

        PVOID address = fails ? default : mdl.MappedSystemVa;
        trace.MmGetSystemAddressForMdlSafeReturn(call, address != null);
        return address;
    }

    /// <inheritdoc/>
    public PHYSICAL_ADDRESS MmGetPhysicalAddress(PVOID baseAddress)
    {
        TraceMark call = trace.MmGetPhysicalAddressCall(objects.BlockObject(baseAddress));
        ulong address = memory.Contains(baseAddress.Value)
            ? memory.PhysicalAddressOf(baseAddress.Reference.Offset)
            : 0;
        trace.MmGetPhysicalAddressReturn(call);
        return new PHYSICAL_ADDRESS(address);
    }

    /// <inheritdoc/>
    public PVOID NdisAllocateMemoryWithTagPriority(
        NDIS_HANDLE ndisHandle, uint length, uint tag, EX_POOL_PRIORITY priority)
    {
        TraceMark call = trace.NdisAllocateMemoryWithTagPriorityCall(
            handles.Resolve<HostObject>(ndisHandle, ObjectKind.Adapter, out HostObject? owner), length, tag);
        PVOID address = Allocate(pc.Fails(call.Name), length, out int slot);
        if (slot < 0)
        {
            trace.NdisAllocateMemoryWithTagPriorityReturn(call, TraceObject.Null(ObjectKind.Memory));
            return default;
        }

        if (owner?.Id.Kind == ObjectKind.Driver)
        {
            // Memory of the driver outlives its adapters, whenever it was allocated.
            _blocks[slot].Acquired = BeforeAnyAdapter;
        }

        trace.NdisAllocateMemoryWithTagPriorityReturn(call, _blocks[slot].Id);
        return address;
    }

    /// <summary>As NdisAllocateMemoryWithTagPriority, for a driver of NDIS 5.</summary>
    public NDIS_STATUS NdisAllocateMemoryWithTag(out PVOID virtualAddress, uint length, uint tag)
    {
        TraceMark call = trace.NdisAllocateMemoryWithTagCall(length, tag);
        virtualAddress = Allocate(pc.Fails(call.Name), length, out int slot);
        trace.NdisAllocateMemoryWithTagReturn(
            call, slot < 0 ? TraceObject.Null(ObjectKind.Memory) : _blocks[slot].Id);
        return slot < 0 ? NDIS_STATUS.NDIS_STATUS_FAILURE : NDIS_STATUS.NDIS_STATUS_SUCCESS;
    }

    /// <summary>Takes a block for the driver; NULL, and slot -1, if it fails.</summary>
    private PVOID Allocate(bool fails, uint length, out int slot)
    {
        uint number = fails ? 0 : objects.NextNumber(ObjectKind.Memory);
        slot = fails ? -1 : _blocks.Take();
        uint offset = fails ? 0 : memory.Allocate(length, new BlockTag(ObjectKind.Memory, number, slot).Packed);
        if (offset == 0)
        {
            slot = -1;
            return default;
        }

        if (setup.Options.Unfragmented == true && length > 0)
        {
            memory.MakeContiguous(offset, length);
        }

        Add(slot, number, offset, length);
        return objects.AddressAt(offset);
    }

    /// <summary>
    /// Allocates what NDIS hands to the driver, which may free it as its own. Null if no memory is left.
    /// </summary>
    public PVOID AllocateForDriver(uint length)
    {
        uint number = objects.NextNumber(ObjectKind.Memory);
        int slot = _blocks.Take();
        uint offset = memory.AllocateZeroed(length, new BlockTag(ObjectKind.Memory, number, slot).Packed);
        if (offset != 0)
        {
            Add(slot, number, offset, length);
        }

        return objects.AddressAt(offset);
    }

    /// <summary>True for the beginning of an allocated block.</summary>
    public bool IsBlock(PVOID address)
    {
        TraceObject block = objects.Locate(address.Reference, ObjectKind.Memory, out int slot);
        return slot >= 0 && _blocks[slot].Number == block.Number;
    }

    /// <summary>NDIS frees an allocated block, its own or one that the driver handed over.</summary>
    public void FreeForDriver(PVOID address)
        => Free(objects.Locate(address.Reference, ObjectKind.Memory, out int slot), slot);

    /// <inheritdoc/>
    public void NdisFreeMemory(PVOID virtualAddress, uint length, uint memoryFlags)
    {
        TraceObject block = objects.Locate(virtualAddress.Reference, ObjectKind.Memory, out int slot);

        // What was reported as a leak has no record any more. It may be freed all the same.
        bool isForgotten = slot >= 0 && _blocks[slot].Number != block.Number;
        uint allocated = slot < 0 ? 0
            : isForgotten ? length
            : _blocks[slot].Length;
        TraceMark call = trace.NdisFreeMemoryCall(block, length, allocated, memoryFlags);
        if (isForgotten)
        {
            memory.Free(virtualAddress.Reference.Offset);
        }
        else if (slot >= 0)
        {
            Free(block, slot);
        }

        trace.NdisFreeMemoryReturn(call);
    }

    private TraceObject Add(int slot, uint number, uint offset, uint length)
    {
        TraceObject id = new(ObjectKind.Memory, number);
        _blocks[slot] = new KernelRecord
        {
            Kind = ObjectKind.Memory,
            Number = number,
            Offset = offset,
            Length = length,
            Acquired = trace.Acquired(id, current.Id),
        };
        return id;
    }

    private void Free(TraceObject block, int slot)
    {
        int damage = memory.FirstDamageBehind(_blocks[slot].Offset);
        if (damage >= 0)
        {
            trace.BlockOverrun(block, _blocks[slot].Length, _blocks[slot].Length + (uint)damage);
        }

        trace.Released(block);
        memory.Free(_blocks[slot].Offset);
        _blocks.Give(slot);
    }
}
