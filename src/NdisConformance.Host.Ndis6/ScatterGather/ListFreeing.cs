using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>NdisMFreeNetBufferSGList, and which mapping a pointer means (contract.md 1.3). One per machine.</summary>
internal sealed class ListFreeing(
    HandleTable handles,
    MemoryObjects objects,
    ListContent content,
    ListRecords records,
    SgMappings mappings,
    MapRegisterQueue queue,
    MachineMemory memory,
    ListBuffers buffers,
    HostTrace trace)
{
    /// <inheritdoc/>
    public void NdisMFreeNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle, SCATTER_GATHER_LIST pSGL, NET_BUFFER netBuffer)
    {
        TraceObject dma = handles.Resolve<DmaChannel>(ndisMiniportDmaHandle, ObjectKind.Dma, out _);
        SgPointer pointer = ResolveList(pSGL.Reference, out int slot, out TraceObject sg, out TraceObject mapped);
        TraceMark call = trace.NdisMFreeNetBufferSGListCall(
            dma, sg, objects.Locate(netBuffer.Reference, ObjectKind.Nb, out _), pointer, mapped);
        if (pointer is SgPointer.List or SgPointer.OwnBuffer)
        {
            // Whatever else was wrong, it is plain which mapping is meant, and the run goes on.
            content.CheckUnchanged(records[slot], slot);
            mappings.CheckNetBuffer(slot);
            mappings.Unmap(slot, copyBack: true);
            queue.Serve();
        }

        trace.NdisMFreeNetBufferSGListReturn(call);
    }

    /// <summary>What a driver means with pSGL.</summary>
    private SgPointer ResolveList(
        ObjectReference reference, out int slot, out TraceObject sg, out TraceObject netBuffer)
    {
        slot = -1;
        netBuffer = TraceObject.Null(ObjectKind.Nb);
        if (reference.Memory is null)
        {
            sg = TraceObject.Null(ObjectKind.Sg);
            return SgPointer.Null;
        }

        if (TryFindList(reference, out slot) || TryFindOwnBuffer(reference, out slot))
        {
            ref MappingRecord mapping = ref records[slot];
            netBuffer = mapping.NetBuffer;
            sg = mapping.Id;
            if (!mapping.IsDelivered)
            {
                return SgPointer.NotDelivered;
            }

            bool isList = mapping.ListOffset == reference.Offset;
            sg = isList ? sg : sg.As(ObjectState.Interior);
            return isList ? SgPointer.List : SgPointer.OwnBuffer;
        }

        if (TryFindFreedList(reference, out FreedList freed))
        {
            sg = new TraceObject(ObjectKind.Sg, freed.Number, ObjectState.Released);
            netBuffer = freed.NetBuffer;
            return SgPointer.FreedList;
        }

        sg = objects.Locate(reference, ObjectKind.Sg, out _);
        return SgPointer.Other;
    }

    /// <summary>The mapping whose list starts here: in a block of the host, or in one of the driver.</summary>
    private bool TryFindList(ObjectReference reference, out int slot)
    {
        slot = -1;
        if (!memory.TryFindGeneration(reference.Generation, out MemoryBlock block) || block.IsFree)
        {
            return false;
        }

        BlockTag tag = new(block.Tag);
        if (tag.Kind != ObjectKind.Sg)
        {
            return buffers.TryFindCallerList(reference.Offset, out slot)
                && records[slot].BufferGeneration == reference.Generation;
        }

        slot = tag.Slot;
        return records[slot].Number == tag.Number && records[slot].ListOffset == reference.Offset;
    }

    private bool TryFindOwnBuffer(ObjectReference reference, out int found)
    {
        for (int slot = 0; slot < records.Used; slot++)
        {
            ref MappingRecord mapping = ref records[slot];
            if (mapping.BufferBytes != 0
                && mapping.BufferOffset == reference.Offset
                && mapping.BufferGeneration == reference.Generation)
            {
                found = slot;
                return true;
            }
        }

        found = -1;
        return false;
    }

    private bool TryFindFreedList(ObjectReference reference, out FreedList freed)
    {
        bool isKnown = memory.TryFindGeneration(reference.Generation, out MemoryBlock block);
        BlockTag tag = new(isKnown ? block.Tag : 0);
        bool isHostStorage = tag.Kind == ObjectKind.Sg && block.IsFree && block.Start == reference.Offset;
        uint count = records.FreedCount;
        uint oldest = count > ListRecords.RememberedFreedLists ? count - ListRecords.RememberedFreedLists : 0;
        for (uint i = count; i > oldest; i--)
        {
            freed = records.Freed(i - 1);
            if (freed.Offset == reference.Offset && (isHostStorage ? freed.Number == tag.Number : isKnown))
            {
                return true;
            }
        }

        freed = new FreedList(reference.Offset, tag.Number, TraceObject.Null(ObjectKind.Nb), 0, 0);
        return isHostStorage;
    }
}
