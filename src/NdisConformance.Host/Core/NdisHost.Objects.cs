using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>Records of memory objects, and how a pointer finds its record.</content>
public partial class NdisHost
{
    private readonly SlotTable<NblRecord> _nbls = new();
    private readonly SlotTable<NbRecord> _nbs = new();
    private readonly SlotTable<MdlRecord> _mdls = new();
    private readonly uint[] _born = new uint[32];

    /// <summary>The number of a newly born memory object.</summary>
    private uint NextNumber(ObjectKind kind) => ++_born[(int)kind];

    /// <summary>
    /// What a pointer to a memory object names: live if it points to the start of a live object of that kind, and then
    /// its slot; released, inside of something, or unknown otherwise.
    /// </summary>
    private TraceObject Locate(ObjectReference reference, ObjectKind expected, out int slot)
    {
        slot = -1;
        if (reference.Memory is null)
        {
            return TraceObject.Null(expected);
        }

        if (reference.Generation == SimulatedMemory.NoGeneration
            || !Memory.TryFindBlock(reference.Offset, out MemoryBlock block))
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

    private TraceObject Locate(NET_BUFFER_LIST value, out int slot)
        => Locate(value.Reference, ObjectKind.Nbl, out slot);

    private TraceObject Locate(NET_BUFFER value, out int slot) => Locate(value.Reference, ObjectKind.Nb, out slot);

    private TraceObject Locate(MDL value, out int slot) => Locate(value.Reference, ObjectKind.Mdl, out slot);

    /// <summary>A pointer member read by the host itself: the offset it points to, or 0.</summary>
    private uint Pointer(uint fieldOffset)
    {
        ulong address = Memory.Read<ulong>(fieldOffset);
        return address != 0 && Memory.Contains(address) ? (uint)(address - Memory.AddressOf(0)) : 0;
    }

    /// <summary>Slot of the live object at an offset that the host read itself, or -1.</summary>
    private int SlotAt(uint offset, ObjectKind expected)
    {
        if (offset == 0 || !Memory.TryFindBlock(offset, out MemoryBlock block) || block.IsFree || block.Start != offset)
        {
            return -1;
        }

        BlockTag tag = new(block.Tag);
        return tag.Kind == expected ? tag.Slot : -1;
    }

    private NET_BUFFER_LIST NblAt(uint offset) => new(ReferenceTo(offset));

    private NET_BUFFER NbAt(uint offset) => new(ReferenceTo(offset));

    private MDL MdlAt(uint offset) => new(ReferenceTo(offset));

    private PVOID AddressAt(uint offset) => new(ReferenceTo(offset));

    private ObjectReference ReferenceTo(uint offset)
        => offset == 0 ? default : new ObjectReference(Memory, offset, Memory.GenerationAt(offset));
}
