using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>NdisMFreeNetBufferSGList, and which mapping a pointer means (contract.md 1.3).</content>
public partial class NdisHost
{
    private const int RememberedFreedLists = 64;
    private const int RememberedSlots = 256;

    /// <summary>The lists that were freed last, in storage that knows nothing of them any more.</summary>
    private readonly FreedList[] _freedLists = new FreedList[RememberedFreedLists];

    /// <summary>Slots of mappings by their numbers, as far as no newer mapping took the place.</summary>
    private readonly int[] _slotsOfMappings = new int[RememberedSlots];
    private uint _freedCount;

    /// <inheritdoc/>
    public void NdisMFreeNetBufferSGList(
        NDIS_HANDLE ndisMiniportDmaHandle, SCATTER_GATHER_LIST pSGL, NET_BUFFER netBuffer)
    {
        TraceEvent call = NewCall(TraceName.NdisMFreeNetBufferSGList);
        call.Arguments[0] = Resolve<DmaChannel>(ndisMiniportDmaHandle, ObjectKind.Dma, out _).Packed;
        SgPointer pointer = ResolveList(pSGL.Reference, out int slot, out TraceObject sg, out TraceObject mapped);
        call.Arguments[1] = sg.Packed;
        call.Arguments[2] = Locate(netBuffer, out _).Packed;
        call.Arguments[3] = (ulong)pointer;
        call.Arguments[4] = mapped.Packed;
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.Dma);
        if (pointer is SgPointer.List or SgPointer.OwnBuffer)
        {
            // Whatever else was wrong, it is plain which mapping is meant, and the run goes on.
            CheckUnchanged(_mappings[slot], slot);
            CheckNetBuffer(_mappings[slot]);
            Unmap(slot, copyBack: true);
        }

        End(call);
    }

    /// <summary>The driver's memory behind a place in a live mapping, and where in it; none otherwise.</summary>
    private TraceObject MappedBlock(uint number, ref uint offset)
    {
        if (SlotOfMapping(number) is var slot and >= 0)
        {
            uint left = offset;
            foreach (ref readonly MappedRun run in _runs[slot].AsSpan(0, _mappings[slot].RunCount))
            {
                if (left < run.Length)
                {
                    return BlockAt(run.Source + left, out offset);
                }

                left -= run.Length;
            }
        }

        return default;
    }

    /// <summary>The slot of a mapping that is alive, or -1.</summary>
    private int SlotOfMapping(uint number)
    {
        int slot = _slotsOfMappings[number % RememberedSlots];
        if (_mappings[slot].Number == number)
        {
            return slot;
        }

        for (slot = _mappings.Used - 1; slot >= 0 && _mappings[slot].Number != number; slot--)
        {
        }

        return slot;
    }

    private void Remember(uint number, int slot) => _slotsOfMappings[number % RememberedSlots] = slot;

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
            ref MappingRecord mapping = ref _mappings[slot];
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

        sg = Locate(reference, ObjectKind.Sg, out _);
        return SgPointer.Other;
    }

    /// <summary>The mapping whose list starts here: in a block of the host, or in one of the driver.</summary>
    private bool TryFindList(ObjectReference reference, out int slot)
    {
        slot = -1;
        if (!Memory.TryFindGeneration(reference.Generation, out MemoryBlock block) || block.IsFree)
        {
            return false;
        }

        BlockTag tag = new(block.Tag);
        if (tag.Kind != ObjectKind.Sg)
        {
            return _callerLists.TryGetValue(reference.Offset, out slot)
                && _mappings[slot].BufferGeneration == reference.Generation;
        }

        slot = tag.Slot;
        return _mappings[slot].Number == tag.Number && _mappings[slot].ListOffset == reference.Offset;
    }

    private bool TryFindOwnBuffer(ObjectReference reference, out int found)
    {
        for (int slot = 0; slot < _mappings.Used; slot++)
        {
            ref MappingRecord mapping = ref _mappings[slot];
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
        bool isKnown = Memory.TryFindGeneration(reference.Generation, out MemoryBlock block);
        BlockTag tag = new(isKnown ? block.Tag : 0);
        bool isHostStorage = tag.Kind == ObjectKind.Sg && block.IsFree && block.Start == reference.Offset;
        uint oldest = _freedCount > RememberedFreedLists ? _freedCount - RememberedFreedLists : 0;
        for (uint i = _freedCount; i > oldest; i--)
        {
            freed = _freedLists[(i - 1) % RememberedFreedLists];
            if (freed.Offset == reference.Offset && (isHostStorage ? freed.Number == tag.Number : isKnown))
            {
                return true;
            }
        }

        freed = new FreedList(reference.Offset, tag.Number, TraceObject.Null(ObjectKind.Nb), 0, 0);
        return isHostStorage;
    }

    /// <summary>Ends a mapping: the device loses it, the data and the storage are their owners' again.</summary>
    private void Unmap(int slot, bool copyBack)
    {
        ref MappingRecord mapping = ref _mappings[slot];
        if (copyBack && mapping.BounceOffset != 0 && CopiesBack(mapping.IsToDevice))
        {
            CopyBack(mapping, slot);
        }

        UnlockData(mapping, slot);
        ReleaseParts(ref mapping, slot);
        UnlockBuffer(ref mapping);
        if (mapping.Storage == ListStorage.Host)
        {
            Memory.Free(mapping.ListOffset);
        }
        else
        {
            ForgetCallerList(mapping, slot);
            if (IsAlive(mapping.BufferGeneration))
            {
                // The storage is the driver's again, the list in it is not.
                Memory.Span(mapping.ListOffset, mapping.ListBytes).Fill(MachineMemory.FreedPattern);
            }
        }

        ReleaseCounts(mapping);
        _freedLists[_freedCount++ % RememberedFreedLists] = new FreedList(
            mapping.ListOffset, mapping.Number, mapping.NetBuffer, mapping.BufferOffset, mapping.BufferBytes);
        _mappings.Give(slot);
    }

    private void ReleaseCounts(in MappingRecord mapping)
    {
        ref NbRecord nb = ref _nbs[mapping.NbSlot];
        if (nb.Number == mapping.NbNumber)
        {
            nb.Mappings--;
        }

        DmaChannel channel = mapping.Channel;
        channel.MapRegistersInUse -= mapping.MapRegisters;
        if (mapping.IsDelivered)
        {
            channel.LiveMappings--;
        }
        else
        {
            channel.PendingRequests--;
        }
    }

    private void ForgetCallerList(in MappingRecord mapping, int slot)
    {
        if (_callerLists.TryGetValue(mapping.ListOffset, out int holder) && holder == slot)
        {
            _callerLists.Remove(mapping.ListOffset);
        }
    }

    /// <summary>What the device wrote becomes visible, where the data is not freed.</summary>
    private void CopyBack(in MappingRecord mapping, int slot)
    {
        for (int i = 0; i < mapping.RunCount; i++)
        {
            ref MappedRun run = ref _runs[slot]![i];
            if (IsAlive(run.Generation))
            {
                Memory.Span(run.Backing, run.Length).CopyTo(Memory.Span(run.Source, run.Length));
            }
        }
    }
}
