using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>Which object a pointer names, and pointers to objects. One per machine.</summary>
[Resets]
internal sealed partial class MemoryObjects(MachineMemory memory, KernelDuties duties)
{
    private readonly uint[] _born = new uint[32];

    public static bool Overlaps(uint start, uint bytes, uint offset, uint length)
        => start != 0 && offset < (ulong)start + bytes && start < (ulong)offset + length;

    /// <summary>The number of a newly born memory object.</summary>
    public uint NextNumber(ObjectKind kind) => ++_born[(int)kind];

    /// <summary>The object that got the last number was not born after all.</summary>
    public void TakeBackNumber(ObjectKind kind) => _born[(int)kind]--;

    /// <summary>
    /// What a pointer to a memory object names: live if it points to the start of a live object of that kind, and then
    /// its slot; released, inside of something, or unknown otherwise.
    /// </summary>
    public TraceObject Locate(ObjectReference reference, ObjectKind expected, out int slot)
    {
        slot = -1;
        if (reference.Memory is null)
        {
            return TraceObject.Null(expected);
        }

        if (reference.Generation == SimulatedMemory.NoGeneration
            || !memory.TryFindBlock(reference.Offset, out MemoryBlock block))
        {
            return TraceObject.Unknown(ObjectKind.None);
        }

        BlockTag tag = new(block.Tag);
        if (block.IsFree || block.Generation != reference.Generation)
        {
            return tag.Object.As(ObjectState.Released);
        }

        if (block.Start != reference.Offset || tag.Kind != expected)
        {
            return tag.Object.As(ObjectState.Interior);
        }

        slot = tag.Slot;
        return tag.Object;
    }

    /// <summary>A pointer member read by the host itself: the offset it points to, or 0.</summary>
    public uint Pointer(uint fieldOffset)
    {
        ulong address = memory.Read<ulong>(fieldOffset);
        return address != 0 && memory.Contains(address) ? (uint)(address - memory.AddressOf(0)) : 0;
    }

    /// <summary>Slot of the live object at an offset that the host read itself, or -1.</summary>
    public int SlotAt(uint offset, ObjectKind expected)
    {
        if (offset == 0 || !memory.TryFindBlock(offset, out MemoryBlock block) || block.IsFree || block.Start != offset)
        {
            return -1;
        }

        BlockTag tag = new(block.Tag);
        return tag.Kind == expected ? tag.Slot : -1;
    }

    public PVOID AddressAt(uint offset) => new(ReferenceTo(offset));

    public ObjectReference ReferenceTo(uint offset)
        => offset == 0 ? default : new ObjectReference(memory, offset, memory.GenerationAt(offset));

    /// <summary>The block that a byte lies in, and where in it; none if it lies in no live block.</summary>
    public TraceObject BlockAt(uint offset, out uint blockOffset)
    {
        blockOffset = 0;
        if (!memory.TryFindBlock(offset, out MemoryBlock block) || block.IsFree)
        {
            return default;
        }

        blockOffset = offset - block.Start;
        return new BlockTag(block.Tag).Object;
    }

    /// <summary>
    /// Frees the memory of a list, a NET_BUFFER or an MDL: it becomes inaccessible and is not used again soon, whether
    /// or not the pool asked for that with its VERIFY flag. POOL-021.
    /// </summary>
    public void Retire(uint offset)
    {
        if (duties.RetiresMemory)
        {
            memory.Free(offset);
        }
    }

    /// <summary>Locks or unlocks a range as far as it lies in one live block.</summary>
    public void SetLocked(uint offset, uint length, bool isLocked)
    {
        if (!memory.TryFindBlock(offset, out MemoryBlock block) || block.IsFree)
        {
            return;
        }

        uint inside = Math.Min(length, block.Length - Math.Min(block.Length, offset - block.Start));
        if (isLocked)
        {
            memory.Lock(offset, inside);
        }
        else
        {
            memory.Unlock(offset, inside);
        }
    }

    /// <summary>What the block at an offset is to the host.</summary>
    public ulong TagAt(uint offset) => memory.TryFindBlock(offset, out MemoryBlock block) ? block.Tag : 0;

    /// <summary>The block that a pointer lies in, wherever in it.</summary>
    public TraceObject BlockObject(PVOID pointer)
    {
        TraceObject named = Locate(pointer.Reference, ObjectKind.Memory, out _);
        return named.State == ObjectState.Interior ? named.As(ObjectState.Live) : named;
    }

    /// <summary>Who made an object, whether or not it is alive.</summary>
    public OwnerCode OriginOf(ObjectReference reference, ObjectKind kind)
    {
        if (reference.Memory is null
            || reference.Generation == SimulatedMemory.NoGeneration
            || !memory.TryFindBlock(reference.Offset, out MemoryBlock block))
        {
            return OwnerCode.Nobody;
        }

        BlockTag tag = new(block.Tag);
        if (tag.Kind != kind || block.Start != reference.Offset)
        {
            return OwnerCode.Nobody;
        }

        return tag.IsProtocol ? OwnerCode.Ndis : OwnerCode.Miniport;
    }

    /// <summary>Writes a pointer member.</summary>
    public void WritePointer(uint fieldOffset, uint target)
        => memory.Write(fieldOffset, target == 0 ? 0 : memory.AddressOf(target));

    /// <summary>Whether the block of a generation is alive.</summary>
    public bool IsAlive(uint generation)
        => memory.TryFindGeneration(generation, out MemoryBlock block) && !block.IsFree;
}
