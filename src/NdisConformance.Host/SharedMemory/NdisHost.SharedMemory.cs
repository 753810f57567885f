using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>Memory that CPU and device share (contract.md 1.4).</content>
public partial class NdisHost
{
    private readonly SlotTable<SharedBlock> _sharedBlocks = new();

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
        TraceEvent call = NewCall(TraceName.NdisMAllocateSharedMemory);
        call.Arguments[0] = Resolve(miniportAdapterHandle, ObjectKind.Adapter, out MiniportAdapter? adapter).Packed;
        call.Arguments[1] = length;
        call.Arguments[2] = cached ? 1u : 0;
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.Adapter);
        if (adapter?.Dma is not { IsReleased: false } channel
            || length == 0
            || Choose(HostChoice.Failure, (uint)TraceName.NdisMAllocateSharedMemory, 2) == 1
            || !TryShare(channel, length, cached, out int slot))
        {
            End(call, 0UL, TraceObject.Null(ObjectKind.SharedMemory).Packed);
            return;
        }

        ref SharedBlock block = ref _sharedBlocks[slot];
        block.Acquired = Acquired(block.Id, adapter.Id);
        virtualAddress = AddressAt(block.Offset);
        physicalAddress = new PHYSICAL_ADDRESS(block.ReportedAddress);
        End(call, 0UL, block.Id.Packed);
    }

    /// <inheritdoc/>
    public void NdisMFreeSharedMemory(
        NDIS_HANDLE miniportAdapterHandle,
        uint length,
        bool cached,
        PVOID virtualAddress,
        PHYSICAL_ADDRESS physicalAddress)
    {
        TraceEvent call = NewCall(TraceName.NdisMFreeSharedMemory);
        call.Arguments[0] = Resolve<MiniportAdapter>(miniportAdapterHandle, ObjectKind.Adapter, out _).Packed;
        call.Arguments[1] = length;
        call.Arguments[2] = cached ? 1u : 0;
        int slot = LocateShared(virtualAddress, ref call, physicalAddress);
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.Adapter);
        if (slot >= 0)
        {
            // The base names the block. What else differs is stated with the call, and the run goes on.
            SharedBlock block = _sharedBlocks[slot];
            Released(block.Id);
            _pc.Iommu.Unmap(block.LogicalAddress, block.Length);
            Memory.Free(block.Offset);
            _sharedBlocks.Give(slot);
        }

        End(call);
    }

    /// <summary>Where the device sees a shared block that the CPU sees elsewhere. SHMEM-030.</summary>
    protected internal virtual ulong SharedAddress(ulong logicalAddress, ulong virtualAddress) => logicalAddress;

    /// <summary>Takes pages that lie side by side for the device, and maps them for both directions.</summary>
    private bool TryShare(DmaChannel channel, uint length, bool cached, out int slot)
    {
        slot = _sharedBlocks.Take();
        uint number = NextNumber(ObjectKind.SharedMemory);
        TraceObject id = new(ObjectKind.SharedMemory, number);
        uint offset = Memory.Allocate(
            length, new BlockTag(ObjectKind.SharedMemory, number, slot).Packed, MachineMemory.PageBytes);
        ulong address = 0;
        if (offset != 0)
        {
            Memory.MakeContiguous(offset, length);
            bool isHigh = LiesHigh(ObjectKind.SharedMemory, number, channel.Is64Bit);
            address = _pc.Iommu.Map(offset, length, DmaDirection.Both, id.Packed, 0, isHigh);
        }

        if (address == 0)
        {
            if (offset != 0)
            {
                Memory.Free(offset);
            }

            _born[(int)ObjectKind.SharedMemory]--;
            _sharedBlocks.Give(slot);
            return false;
        }

        if (Options.DeviceWatchesMemory)
        {
            // So that each access of the driver comes by OnLockedAccess.
            Memory.Lock(offset, length);
        }

        _sharedBlocks[slot] = new SharedBlock
        {
            Number = number,
            Offset = offset,
            Length = length,
            IsCached = cached,
            LogicalAddress = address,
            ReportedAddress = SharedAddress(address, Memory.AddressOf(offset)),
        };
        return true;
    }

    /// <summary>The block that an address is the base of, or -1; states it with how it was allocated.</summary>
    private int LocateShared(PVOID virtualAddress, ref TraceEvent call, PHYSICAL_ADDRESS physicalAddress)
    {
        TraceObject named = Locate(virtualAddress.Reference, ObjectKind.SharedMemory, out int slot);
        if (slot >= 0 && _sharedBlocks[slot].Number != named.Number)
        {
            // It was reported as leaked when its adapter went, and is off the ledger since.
            named = named.As(ObjectState.Released);
            slot = -1;
        }

        call.Arguments[3] = named.Packed;
        if (slot >= 0)
        {
            ref SharedBlock block = ref _sharedBlocks[slot];
            call.Arguments[4] = block.Length;
            call.Arguments[5] = block.ReportedAddress == physicalAddress.QuadPart ? 1u : 0;
            call.Arguments[6] = block.IsCached ? 1u : 0;
        }

        return slot;
    }

    private void CollectSharedMemory(List<LedgerEntry> alive)
    {
        for (int slot = 0; slot < _sharedBlocks.Used; slot++)
        {
            ref SharedBlock block = ref _sharedBlocks[slot];
            if (block.Number != 0)
            {
                alive.Add(new LedgerEntry(block.Acquired, block.Id));
            }
        }
    }

    private void ForgetSharedMemory(long since)
    {
        for (int slot = 0; slot < _sharedBlocks.Used; slot++)
        {
            if (_sharedBlocks[slot].Number != 0 && _sharedBlocks[slot].Acquired >= since)
            {
                _sharedBlocks.Give(slot);
            }
        }
    }
}
