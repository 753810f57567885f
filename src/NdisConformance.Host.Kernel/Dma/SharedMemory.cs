using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>Memory that CPU and device share (contract.md 1.4). One per machine.</summary>
[Resets]
internal sealed partial class SharedMemory(
    HandleTable handles,
    SimulatedPc pc,
    HostTrace trace,
    MemoryObjects objects,
    MachineMemory memory,
    KernelDuties duties,
    HostSetup setup)
{
    /// <summary>What NdisMGetDmaAlignment gives, in bytes.</summary>
    public const uint AlignmentBytes = 64;

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
        TraceObject named = handles.Resolve(miniportAdapterHandle, ObjectKind.Adapter, out AdapterObject? adapter);
        TraceMark call = trace.NdisMAllocateSharedMemoryCall(named, length, cached);
        if (adapter?.Dma is not { IsReleased: false } channel
            || length == 0
            || pc.Fails(TraceName.NdisMAllocateSharedMemory)
            || !TryShare(channel, length, cached, out int slot))
        {
            trace.NdisMAllocateSharedMemoryReturn(call, TraceObject.Null(ObjectKind.SharedMemory));
            return;
        }

        HandOver(slot, adapter, out virtualAddress, out physicalAddress);
        trace.NdisMAllocateSharedMemoryReturn(call, _blocks[slot].Id);
    }

    /// <inheritdoc/>
    public void NdisMFreeSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
    {
        TraceObject named = handles.Resolve<AdapterObject>(miniportAdapterHandle, ObjectKind.Adapter, out _);
        TraceObject block = LocateShared(virtualAddress, out int slot);

        // What was reported as a leak has no record any more.
        slot = slot >= 0 && _blocks[slot].Id.Number != block.Number ? -1 : slot;
        SharedBlock freed = slot < 0 ? default : _blocks[slot];
        TraceMark call = trace.NdisMFreeSharedMemoryCall(
            named,
            length,
            cached,
            block,
            freed.Length,
            slot >= 0 && freed.ReportedAddress == physicalAddress.QuadPart,
            freed.IsCached);
        if (slot >= 0)
        {
            // The base names the block. What else differs is stated with the call, and the run goes on.
            trace.Released(freed.Id);
            pc.Iommu.Unmap(freed.LogicalAddress, freed.Length);
            memory.Free(freed.Offset);
            _blocks.Give(slot);
        }

        trace.NdisMFreeSharedMemoryReturn(call);
    }

    /// <summary>The block of a slot as traces name it.</summary>
    public TraceObject IdOf(int slot) => _blocks[slot].Id;

    /// <summary>The driver gets a block, which is on the ledger from here on.</summary>
    public void HandOver(
        int slot, AdapterObject adapter, out PVOID virtualAddress, out PHYSICAL_ADDRESS physicalAddress)
    {
        ref SharedBlock block = ref _blocks[slot];
        block.Acquired = trace.Acquired(block.Id, adapter.Id);
        virtualAddress = objects.AddressAt(block.Offset);
        physicalAddress = new PHYSICAL_ADDRESS(block.ReportedAddress);
    }

    /// <summary>
    /// Takes pages that lie side by side for the device, and maps them for both directions. False if there is no
    /// memory.
    /// </summary>
    public bool TryShare(DmaAdapter channel, uint length, bool cached, out int slot)
    {
        slot = _blocks.Take();
        uint number = objects.NextNumber(ObjectKind.SharedMemory);
        TraceObject id = new(ObjectKind.SharedMemory, number);
        uint offset = Take(length, new BlockTag(ObjectKind.SharedMemory, number, slot).Packed);
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

        if (setup.Options.DeviceWatchesMemory)
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

    /// <summary>
    /// A block of a page or more begins with a page. A smaller one is aligned for DMA and no better: NDIS cuts it out
    /// of a page, and it is never the first there. 0 if no memory is left. Source:
    /// wdm/nc-wdm-pallocate_common_buffer.
    /// </summary>
    private uint Take(uint length, ulong tag)
    {
        if (length >= MachineMemory.PageBytes)
        {
            return memory.Allocate(length, tag, MachineMemory.PageBytes);
        }

        uint offset = memory.Allocate(length, tag, AlignmentBytes);
        if (offset == 0 || offset % MachineMemory.PageBytes != 0)
        {
            return offset;
        }

        // The start of the page is kept while another place is taken.
        uint next = Take(length, tag);
        memory.Free(offset);
        return next;
    }

    /// <summary>The block that an address is the base of, and its slot or -1.</summary>
    private TraceObject LocateShared(PVOID virtualAddress, out int slot)
    {
        TraceObject named = objects.Locate(virtualAddress.Reference, ObjectKind.SharedMemory, out slot);
        if (slot >= 0 && _blocks[slot].Number != named.Number)
        {
            // It was reported as leaked when its adapter went, and is off the ledger since.
            slot = -1;
            return named.As(ObjectState.Released);
        }

        return named;
    }
}
