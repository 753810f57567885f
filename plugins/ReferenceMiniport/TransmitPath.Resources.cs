using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace ReferenceMiniport;

/// <content>The ring, the shared memory and the slots that sending needs.</content>
internal sealed partial class TransmitPath
{
    private SharedBlock? _copies;
    private TransmitRing? _ring;

    /// <summary>
    /// Allocates what sending needs. MiniportInitializeEx; on failure <see cref="Release"/> undoes it.
    /// </summary>
    public NDIS_STATUS Initialize()
    {
        uint limit = Adapter.Nic.TransmitRingLimit;
        if (Adapter.Share(limit, TransmitRing.DescriptorBytes) is not { } ringBlock)
        {
            return NDIS_STATUS_RESOURCES;
        }

        _ring = new TransmitRing(ringBlock, ringBlock.Length / TransmitRing.DescriptorBytes);
        _maximumDescriptors = Math.Min(Adapter.Nic.MaximumElements, Ring.Count);

        uint stride = Adapter.AlignForDma(Adapter.MaximumFrameBytes);
        _copies = Adapter.Share(SlotCount, stride);
        if (_copies is null)
        {
            return NDIS_STATUS_RESOURCES;
        }

        _slotCount = _copies.Length / stride;
        for (uint i = 0; i < _slotCount; i++)
        {
            TransmitSlot slot = new TransmitSlot(
                this, _copies.VirtualAddress + (i * stride), _copies.PhysicalAddress + (i * stride));
            slot.Context = Ndis.Pin(slot);
            _slots[i] = slot;
            if (!CreateListBuffer(slot))
            {
                return NDIS_STATUS_RESOURCES;
            }
        }

        return NDIS_STATUS_SUCCESS;
    }

    /// <summary>Frees what <see cref="Initialize"/> allocated, however far it came. The NIC is stopped.</summary>
    public void Release()
    {
        for (uint i = _slotCount; i-- > 0;)
        {
            if (_slots[i] is not { } slot)
            {
                continue;
            }

            DestroyListBuffer(slot);
            Ndis.Unpin(slot.Context);
            _slots[i] = null;
        }

        _copies?.Free();
        _ring?.Block.Free();
        Ndis.NdisFreeSpinLock(_lock);
    }

    /// <summary>Preallocates the room for a list, one for each slot. False if there is no memory.</summary>
    private bool CreateListBuffer(TransmitSlot slot)
    {
        slot.ListBufferSize = Adapter.ScatterGatherListSize;
        slot.ListBuffer = Ndis.NdisAllocateMemoryWithTagPriority(
            Adapter.Handle, slot.ListBufferSize, Adapter.Tag, EX_POOL_PRIORITY.NormalPoolPriority);
        return slot.ListBuffer != null;
    }

    /// <summary>Frees what <see cref="CreateListBuffer"/> allocated, however far it came.</summary>
    private void DestroyListBuffer(TransmitSlot slot)
    {
        if (slot.ListBuffer != null)
        {
            Ndis.NdisFreeMemory(slot.ListBuffer, 0, 0);
        }
    }
}
