using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>Nonpaged memory, and addresses of memory. One per driver.</summary>
internal sealed class PoolMemory(
    DriverBoundary boundary,
    MemoryObjects objects,
    SimulatedPc pc,
    MachineMemory memory,
    HandleTable handles,
    HostOptions options,
    HostTrace trace,
    CurrentAdapter current)
{
    private readonly SlotTable<KernelRecord> _blocks = new();

    /// <summary>The allocated blocks, for the ledger.</summary>
    public ILedgerSource Resources => new SlotLedgerSource<KernelRecord>(_blocks);

    /// <inheritdoc/>
    public PVOID MmGetSystemAddressForMdlSafe(MDL mdl, EX_POOL_PRIORITY priority)
    {
        TraceEvent call = boundary.NewCall(TraceName.MmGetSystemAddressForMdlSafe);
        call.Arguments[0] = objects.Locate(mdl.Reference, ObjectKind.Mdl, out _).Packed;
        boundary.Begin(ref call);
        bool fails = mdl == null || pc.Choose(HostChoice.Failure, (uint)call.Name, 2) == 1;
        PVOID address = fails ? default : mdl.MappedSystemVa;
        boundary.End(call, address == null ? 0u : 1);
        return address;
    }

    /// <inheritdoc/>
    public PHYSICAL_ADDRESS MmGetPhysicalAddress(PVOID baseAddress)
    {
        TraceEvent call = boundary.NewCall(TraceName.MmGetPhysicalAddress);
        call.Arguments[0] = objects.BlockObject(baseAddress).Packed;
        boundary.Begin(ref call);
        ulong address = memory.Contains(baseAddress.Value)
            ? memory.PhysicalAddressOf(baseAddress.Reference.Offset)
            : 0;
        boundary.End(call);
        return new PHYSICAL_ADDRESS(address);
    }

    /// <inheritdoc/>
    public PVOID NdisAllocateMemoryWithTagPriority(
        NDIS_HANDLE ndisHandle, uint length, uint tag, EX_POOL_PRIORITY priority)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisAllocateMemoryWithTagPriority);
        call.Arguments[0] = handles.Resolve<HostObject>(ndisHandle, ObjectKind.Adapter, out _).Packed;
        call.Arguments[1] = length;
        call.Arguments[2] = tag;
        boundary.Begin(ref call);
        bool fails = length == 0
            || pc.Choose(HostChoice.Failure, (uint)TraceName.NdisAllocateMemoryWithTagPriority, 2) == 1;
        uint number = fails ? 0 : objects.NextNumber(ObjectKind.Memory);
        int slot = fails ? -1 : _blocks.Take();
        uint offset = fails ? 0 : memory.Allocate(length, new BlockTag(ObjectKind.Memory, number, slot).Packed);
        if (offset == 0)
        {
            boundary.End(call, 0UL, TraceObject.Null(ObjectKind.Memory).Packed);
            return default;
        }

        if (options.Unfragmented == true)
        {
            memory.MakeContiguous(offset, length);
        }

        TraceObject id = new(ObjectKind.Memory, number);
        _blocks[slot] = new KernelRecord
        {
            Kind = ObjectKind.Memory,
            Number = number,
            Offset = offset,
            Length = length,
            Acquired = trace.Acquired(id, current.Id),
        };
        boundary.End(call, 0UL, id.Packed);
        return objects.AddressAt(offset);
    }

    /// <inheritdoc/>
    public void NdisFreeMemory(PVOID virtualAddress, uint length, uint memoryFlags)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisFreeMemory);
        TraceObject block = objects.Locate(virtualAddress.Reference, ObjectKind.Memory, out int slot);
        call.Arguments[0] = block.Packed;
        call.Arguments[1] = length;
        call.Arguments[2] = slot < 0 ? 0 : _blocks[slot].Length;
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.Memory);
        if (slot >= 0)
        {
            trace.Released(block);
            memory.Free(_blocks[slot].Offset);
            _blocks.Give(slot);
        }

        boundary.End(call);
    }
}
