using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>
/// Which record a pointer leads to. What was taken off the ledger as a leak keeps its memory but has no record any
/// more: it counts as released.
/// </content>
public partial class NdisHost
{
    private TraceObject Find(NET_BUFFER_LIST value, out int slot)
    {
        TraceObject named = Locate(value, out slot);
        return slot < 0 || _nbls[slot].Number == named.Number ? named : Forgotten(named, out slot);
    }

    private TraceObject Find(NET_BUFFER value, out int slot)
    {
        TraceObject named = Locate(value, out slot);
        return slot < 0 || _nbs[slot].Number == named.Number ? named : Forgotten(named, out slot);
    }

    private TraceObject Find(MDL value, out int slot)
    {
        TraceObject named = Locate(value, out slot);
        return slot < 0 || _mdls[slot].Number == named.Number ? named : Forgotten(named, out slot);
    }

    private static TraceObject Forgotten(TraceObject named, out int slot)
    {
        slot = -1;
        return named.As(ObjectState.Released);
    }

    /// <summary>The live NET_BUFFER that a pointer member leads to, or -1.</summary>
    private int NbSlotAt(uint offset)
    {
        int slot = SlotAt(offset, ObjectKind.Nb);
        return slot >= 0 && _nbs[slot].Offset == offset ? slot : -1;
    }

    /// <summary>The live MDL that a pointer member leads to, or -1.</summary>
    private int MdlSlotAt(uint offset)
    {
        int slot = SlotAt(offset, ObjectKind.Mdl);
        return slot >= 0 && _mdls[slot].Offset == offset ? slot : -1;
    }

    /// <summary>Who made an object, whether or not it is alive.</summary>
    private OwnerCode OriginOf(ObjectReference reference, ObjectKind kind)
    {
        if (reference.Memory is null
            || reference.Generation == SimulatedMemory.NoGeneration
            || !Memory.TryFindBlock(reference.Offset, out MemoryBlock block))
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

    private OwnerCode OwnerOfNbl(int slot)
    {
        if (slot < 0)
        {
            return OwnerCode.Nobody;
        }

        return _nbls[slot].Phase is ObjectPhase.Idle or ObjectPhase.Sending ? OwnerCode.Miniport : OwnerCode.Ndis;
    }

    /// <summary>The indicated list that a piece of memory belongs to; none where there is no such list.</summary>
    private TraceObject HolderOf(uint offset, uint length)
        => Memory.IsLocked(offset) && IsIndicated(offset, length, out TraceObject nbl) ? nbl : default;
}
