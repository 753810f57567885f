using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>The MDLs of driver and protocols, and walking along their chains. One per machine.</summary>
[Resets]
internal sealed partial class MdlStore(MachineMemory memory, MemoryObjects objects)
{
    /// <summary>Where a chain that leads in a circle is given up.</summary>
    public const int MaximumChain = 4096;

    public SlotTable<MdlRecord> Records { get; } = new();

    /// <summary>The memory that an MDL describes, if it is gone; none while it is there. MDL-006.</summary>
    public TraceObject LostMemoryOf(int mdl)
    {
        if (mdl < 0
            || Records[mdl].DataGeneration == SimulatedMemory.NoGeneration
            || !memory.TryFindBlock(Records[mdl].DataOffset, out MemoryBlock block)
            || (!block.IsFree && block.Generation == Records[mdl].DataGeneration))
        {
            return default;
        }

        return block.Generation == Records[mdl].DataGeneration
            ? new BlockTag(block.Tag).Object.As(ObjectState.Released)
            : TraceObject.Unknown(ObjectKind.Memory);
    }

    /// <summary>What kind of memory a range lies in. MDL-001.</summary>
    public AddressClass ClassOf(PVOID start, uint length)
    {
        ObjectReference reference = start.Reference;
        if (reference.Memory is null
            || reference.Generation == SimulatedMemory.NoGeneration
            || !memory.TryFindBlock(reference.Offset, out MemoryBlock block)
            || block.IsFree
            || block.Generation != reference.Generation
            || (ulong)reference.Offset + length > (ulong)block.Start + block.Length)
        {
            return AddressClass.Other;
        }

        return new BlockTag(block.Tag).Kind switch
        {
            ObjectKind.Memory => AddressClass.Nonpaged,
            ObjectKind.SharedMemory => AddressClass.Shared,
            ObjectKind.Nb when reference.Offset != block.Start => AddressClass.NdisData,
            _ => AddressClass.Other,
        };
    }

    /// <summary>The bytes that the MDLs of a chain describe together.</summary>
    public ulong ChainBytes(MDL chain)
    {
        if (Find(chain, out int slot) is not { State: ObjectState.Live } || slot < 0)
        {
            return 0;
        }

        ulong bytes = 0;
        uint mdl = Records[slot].Offset;
        for (int i = 0; i < MaximumChain && SlotAt(mdl) >= 0; i++, mdl = objects.Pointer(mdl + MdlLayout.Next))
        {
            bytes += memory.Read<uint>(mdl + MdlLayout.ByteCount);
        }

        return bytes;
    }

    /// <summary>
    /// The bytes of an MDL from an offset on, as far as they are wanted. False if it is no live MDL, or does not lie in
    /// live memory.
    /// </summary>
    public bool TryGetPiece(uint mdl, uint offset, uint wanted, out uint start, out uint length)
    {
        start = 0;
        length = 0;
        if (SlotAt(mdl) < 0)
        {
            return false;
        }

        uint bytes = memory.Read<uint>(mdl + MdlLayout.ByteCount);
        uint first = objects.Pointer(mdl + MdlLayout.MappedSystemVa);
        if (offset > bytes
            || !memory.TryFindBlock(first, out MemoryBlock block)
            || block.IsFree
            || (ulong)first + bytes > (ulong)block.Start + block.Length)
        {
            return false;
        }

        start = first + offset;
        length = Math.Min(bytes - offset, wanted);
        return true;
    }

    /// <summary>
    /// What a pointer to an MDL names. One that was reported as a leak keeps its memory but has no record any more: it
    /// counts as released.
    /// </summary>
    public TraceObject Find(MDL value, out int slot)
    {
        TraceObject named = objects.Locate(value.Reference, ObjectKind.Mdl, out slot);
        if (slot < 0 || Records[slot].Number == named.Number)
        {
            return named;
        }

        slot = -1;
        return named.As(ObjectState.Released);
    }

    /// <summary>The MDL that follows another one in its chain, or 0.</summary>
    public uint Next(uint mdl) => objects.Pointer(mdl + MdlLayout.Next);

    /// <summary>The live MDL that a pointer member leads to, or -1.</summary>
    public int SlotAt(uint offset)
    {
        int slot = objects.SlotAt(offset, ObjectKind.Mdl);
        return slot >= 0 && Records[slot].Offset == offset ? slot : -1;
    }

    /// <summary>Makes an MDL that describes memory; -1 if no memory is left for it.</summary>
    public int New(uint dataOffset, uint length, bool isProtocol)
    {
        uint byteOffset = dataOffset % MachineMemory.PageBytes;
        uint pages = (uint)(((ulong)byteOffset + length + MachineMemory.PageBytes - 1) / MachineMemory.PageBytes);
        uint size = MdlLayout.HeadBytes + (8 * pages);
        int slot = Records.Take();
        uint number = objects.NextNumber(ObjectKind.Mdl);
        uint offset = memory.AllocateZeroed(size, new BlockTag(ObjectKind.Mdl, number, slot, isProtocol).Packed);
        if (offset == 0)
        {
            Records.Give(slot);
            return -1;
        }

        uint page = dataOffset - byteOffset;
        memory.Write(offset + MdlLayout.Size, (ushort)size);
        memory.Write(offset + MdlLayout.MdlFlags, MdlLayout.SourceIsNonpagedPool);
        memory.Write(offset + MdlLayout.MappedSystemVa, memory.AddressOf(dataOffset));
        memory.Write(offset + MdlLayout.StartVa, memory.AddressOf(page));
        memory.Write(offset + MdlLayout.ByteCount, length);
        memory.Write(offset + MdlLayout.ByteOffset, byteOffset);
        for (uint i = 0; i < pages && page < memory.SizeBytes; i++, page += MachineMemory.PageBytes)
        {
            memory.Write(
                offset + MdlLayout.HeadBytes + (8 * i), memory.PhysicalAddressOf(page) / MachineMemory.PageBytes);
        }

        Records[slot] = new MdlRecord
        {
            Number = number,
            Offset = offset,
            IsProtocol = isProtocol,
            NextMdl = -1,
            DataOffset = dataOffset,
            DataLength = length,
            DataGeneration = memory.GenerationAt(dataOffset),
        };
        return slot;
    }

    public void Destroy(int slot)
    {
        if (Records[slot].DataBlock != 0)
        {
            objects.Retire(Records[slot].DataBlock);
        }

        objects.Retire(Records[slot].Offset);
        Records.Give(slot);
    }
}
