using NdisConformance.Contract;
using static NdisConformance.Contract.NDIS_STATUS;

namespace LegacyMiniport;

/// <content>
/// The ring and the shared memory of sends, and the copy of a frame that the NIC cannot send in place.
/// </content>
internal sealed partial class TransmitPath
{
    /// <summary>Frames in the ring at once.</summary>
    private const uint SlotCount = 16;

    private readonly TransmitSlot?[] _slots = new TransmitSlot?[SlotCount];
    private SharedBlock? _copies;
    private TransmitRing? _ring;
    private uint _maximumElements;

    /// <summary>Allocates the resources of sends. On failure <see cref="Release"/> undoes it.</summary>
    public NDIS_STATUS Initialize()
    {
        uint count = adapter.Nic.TransmitRingLimit;
        if (SharedBlock.Allocate(adapter, count * TransmitRing.DescriptorBytes) is not { } ringBlock)
        {
            return NDIS_STATUS_RESOURCES;
        }

        _ring = new TransmitRing(ringBlock, count);
        _maximumElements = Math.Min(adapter.Nic.MaximumElements, count);
        _copies = SharedBlock.Allocate(adapter, SlotCount * Adapter.FrameStride);
        if (_copies is null)
        {
            return NDIS_STATUS_RESOURCES;
        }

        for (uint i = 0; i < SlotCount; i++)
        {
            uint offset = i * Adapter.FrameStride;
            _slots[i] = new TransmitSlot(_copies.VirtualAddress + offset, _copies.PhysicalAddress + offset);
        }

        return NDIS_STATUS_SUCCESS;
    }

    /// <summary>Frees what <see cref="Initialize"/> allocated, however far it came. The NIC is stopped.</summary>
    public void Release()
    {
        _copies?.Free();
        _ring?.Block.Free();
    }

    /// <summary>
    /// Copies a packet into the shared memory of a slot and adds the copy to the ring. The NIC does not pad short
    /// frames, so the copy is padded with zeros. False if a buffer cannot be mapped: the ring is unchanged then.
    /// </summary>
    private bool TryAddCopy(TransmitSlot slot, MDL firstBuffer, uint length)
    {
        uint copied = 0;
        for (MDL buffer = firstBuffer; buffer != null; buffer = buffer.Next)
        {
            adapter.Ndis.NdisQueryBufferSafe(
                buffer, out PVOID source, out uint bytes, EX_POOL_PRIORITY.NormalPoolPriority);
            if (source == null)
            {
                return false;
            }

            if (bytes > 0)
            {
                (slot.CopyAddress + copied).MoveFrom(source, bytes);
                copied += bytes;
            }
        }

        if (length < MinimumFrameBytes)
        {
            (slot.CopyAddress + length).Fill(0, MinimumFrameBytes - length);
        }

        Ring.Add(slot.CopyPhysicalAddress, Math.Max(length, MinimumFrameBytes));
        return true;
    }
}
