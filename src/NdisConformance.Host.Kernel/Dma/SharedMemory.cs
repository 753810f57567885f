using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>Memory that CPU and device share (contract.md 1.4). One per machine.</summary>
internal sealed class SharedMemory(
    DriverBoundary boundary,
    HandleTable handles,
    SimulatedPc pc,
    HostTrace trace,
    MemoryObjects objects,
    MachineMemory memory,
    KernelDuties duties,
    HostOptions options)
{
    private readonly SlotTable<SharedBlock> _blocks = new();

    /// <summary>The shared blocks, for the ledger.</summary>
    public ILedgerSource Resources => new SlotLedgerSource<SharedBlock>(_blocks);

    /// <inheritdoc/>
    public void NdisMAllocateSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        out PVOID virtualAddress,
        out PHYSICAL_ADDRESS physicalAddress)
    {
        virtualAddress = default;
        physicalAddress = default;
        TraceEvent call = boundary.NewCall(TraceName.NdisMAllocateSharedMemory);
        TraceObject named = handles.Resolve(miniportAdapterHandle, ObjectKind.Adapter, out AdapterObject? adapter);
        call.Arguments[0] = named.Packed;
        call.Arguments[1] = length;
        call.Arguments[2] = cached ? 1u : 0;
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.Adapter);
        if (adapter?.Dma is not { IsReleased: false } channel
            || length == 0
            || pc.Choose(HostChoice.Failure, (uint)TraceName.NdisMAllocateSharedMemory, 2) == 1
            || !TryShare(channel, length, cached, out int slot))
        {
            boundary.End(call, 0UL, TraceObject.Null(ObjectKind.SharedMemory).Packed);
            return;
        }

        ref SharedBlock block = ref _blocks[slot];
        block.Acquired = trace.Acquired(block.Id, adapter.Id);
        virtualAddress = objects.AddressAt(block.Offset);
        physicalAddress = new PHYSICAL_ADDRESS(block.ReportedAddress);
        boundary.End(call, 0UL, block.Id.Packed);
    }

    /// <inheritdoc/>
    public void NdisMFreeSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisMFreeSharedMemory);
        call.Arguments[0] = handles.Resolve<AdapterObject>(miniportAdapterHandle, ObjectKind.Adapter, out _).Packed;
        call.Arguments[1] = length;
        call.Arguments[2] = cached ? 1u : 0;
        int slot = LocateShared(virtualAddress, ref call, physicalAddress);
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.Adapter);
        if (slot >= 0)
        {
            // The base names the block. What else differs is stated with the call, and the run goes on.
            SharedBlock block = _blocks[slot];
            trace.Released(block.Id);
            pc.Iommu.Unmap(block.LogicalAddress, block.Length);
            memory.Free(block.Offset);
            _blocks.Give(slot);
        }

        boundary.End(call);
    }

    /// <summary>Takes pages that lie side by side for the device, and maps them for both directions.</summary>
    private bool TryShare(DmaAdapter channel, uint length, bool cached, out int slot)
    {
        slot = _blocks.Take();
        uint number = objects.NextNumber(ObjectKind.SharedMemory);
        TraceObject id = new(ObjectKind.SharedMemory, number);
        uint offset = memory.Allocate(
            length, new BlockTag(ObjectKind.SharedMemory, number, slot).Packed, MachineMemory.PageBytes);
        ulong address = 0;
        if (offset != 0)
        {
            memory.MakeContiguous(offset, length);
            bool isHigh = duties.LiesHigh(ObjectKind.SharedMemory, number, channel.Is64Bit);
            address = pc.Iommu.Map(offset, length, DmaDirection.Both, id.Packed, 0, isHigh);
        }

        if (address == 0)
        {
            if (offset != 0)
            {
                memory.Free(offset);
            }

            objects.TakeBackNumber(ObjectKind.SharedMemory);
            _blocks.Give(slot);
            return false;
        }

        if (options.DeviceWatchesMemory)
        {
            // So that each access of the driver comes by OnLockedAccess.
            memory.Lock(offset, length);
        }

        _blocks[slot] = new SharedBlock
        {
            Number = number,
            Offset = offset,
            Length = length,
            IsCached = cached,
            LogicalAddress = address,
            ReportedAddress = duties.SharedAddress(address, memory.AddressOf(offset)),
        };
        return true;
    }

    /// <summary>The block that an address is the base of, or -1; states it with how it was allocated.</summary>
    private int LocateShared(PVOID virtualAddress, ref TraceEvent call, PHYSICAL_ADDRESS physicalAddress)
    {
        TraceObject named = objects.Locate(virtualAddress.Reference, ObjectKind.SharedMemory, out int slot);
        if (slot >= 0 && _blocks[slot].Number != named.Number)
        {
            // It was reported as leaked when its adapter went, and is off the ledger since.
            named = named.As(ObjectState.Released);
            slot = -1;
        }

        call.Arguments[3] = named.Packed;
        if (slot >= 0)
        {
            ref SharedBlock block = ref _blocks[slot];
            call.Arguments[4] = block.Length;
            call.Arguments[5] = block.ReportedAddress == physicalAddress.QuadPart ? 1u : 0;
            call.Arguments[6] = block.IsCached ? 1u : 0;
        }

        return slot;
    }
}
