using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis6;

/// <summary>Where a list lies, and who owns that storage: SGDMA-ALLOC-007 to -013. One per machine.</summary>
[Resets]
internal sealed partial class ListBuffers(
    ListRecords records,
    DmaMapper mapper,
    MemoryObjects objects,
    MachineMemory memory,
    HostDuties duties,
    SimulatedPc pc)
{
    private const uint Granule = SimulatedMemory.GranuleBytes;

    /// <summary>Slots of the mappings whose lists lie in storage of the driver, by where they lie.</summary>
    private readonly Dictionary<uint, int> _callerLists = [];

    /// <summary>The mapping whose list lies at an offset in storage of the driver.</summary>
    public bool TryFindCallerList(uint offset, out int slot) => _callerLists.TryGetValue(offset, out slot);

    public void ForgetCallerList(in MappingRecord mapping, int slot)
    {
        if (_callerLists.TryGetValue(mapping.ListOffset, out int holder) && holder == slot)
        {
            _callerLists.Remove(mapping.ListOffset);
        }
    }

    /// <summary>Whether bytes are storage that the driver gave for a list and may not touch now.</summary>
    public BufferUse FindListBuffer(uint accessOffset, uint length, out TraceObject sg)
    {
        for (int slot = 0; slot < records.Used; slot++)
        {
            ref MappingRecord mapping = ref records[slot];
            if (mapping.IsBufferLocked
                && MemoryObjects.Overlaps(mapping.BufferOffset, mapping.BufferBytes, accessOffset, length)
                && objects.IsAlive(mapping.BufferGeneration))
            {
                sg = mapping.Id;
                return mapping.IsDelivered ? BufferUse.InUseElsewhere : BufferUse.NotDelivered;
            }
        }

        sg = default;
        return BufferUse.None;
    }

    /// <summary>
    /// What a driver gave as storage. It is used only where it may be: nonpaged memory of the driver.
    /// </summary>
    public void DescribeBuffer(PVOID given, ref ListBuffer buffer)
    {
        ObjectReference reference = given.Reference;
        buffer.Block = given != null && reference.Memory is null
            ? TraceObject.Unknown(ObjectKind.None)
            : objects.BlockObject(given);
        if (reference.Memory is null
            || !memory.TryFindGeneration(reference.Generation, out MemoryBlock block)
            || block.IsFree
            || reference.Offset - block.Start >= block.Length)
        {
            return;
        }

        BlockTag tag = new(block.Tag);
        buffer.Offset = reference.Offset;
        buffer.OffsetInBlock = reference.Offset - block.Start;
        buffer.Room = block.Length - buffer.OffsetInBlock;
        buffer.Generation = block.Generation;
        buffer.IsUsable = !tag.IsProtocol && tag.Kind is ObjectKind.Memory or ObjectKind.SharedMemory;
    }

    /// <summary>
    /// Decides where the list will lie. A buffer that another list lies in cannot hold a second one.
    /// </summary>
    public NDIS_STATUS PlaceList(ref MappingRecord mapping, int slot, in ListRequest request)
    {
        uint needed = (uint)ScatterGatherListLayout.BytesOf((ulong)mapper.Runs(slot).Length);
        mapping.ListBytes = needed;
        if (request.Buffer.IsUsable)
        {
            mapping.BufferOffset = request.Buffer.Offset;
            mapping.BufferBytes = Math.Min(request.BufferSizeBytes, request.Buffer.Room);
            mapping.BufferGeneration = request.Buffer.Generation;
        }

        NDIS_STATUS status = duties.ChooseStorage(
            request.IsBufferGiven, request.BufferSizeBytes, needed, out mapping.Storage);
        if (status != NDIS_STATUS_SUCCESS)
        {
            return status;
        }

        if (mapping.Storage == ListStorage.Caller
            && request.Buffer.IsUsable
            && needed <= request.Buffer.Room
            && pc.Choose(HostChoice.ListStorage, TraceName.NdisMAllocateNetBufferSGList, 2) == 0
            && _callerLists.TryAdd(request.Buffer.Offset, slot))
        {
            mapping.ListOffset = request.Buffer.Offset;
            return NDIS_STATUS_SUCCESS;
        }

        return TryTakeHostStorage(ref mapping, slot) ? NDIS_STATUS_SUCCESS : NDIS_STATUS_RESOURCES;
    }

    public bool TryTakeHostStorage(ref MappingRecord mapping, int slot)
    {
        mapping.Storage = ListStorage.Host;
        mapping.ListOffset = memory.Allocate(
            mapping.ListBytes, new BlockTag(ObjectKind.Sg, mapping.Number, slot).Packed);
        return mapping.ListOffset != 0;
    }

    /// <summary>
    /// The driver gave its buffer away. Until it has it back it finds garbage there and is seen, unless the list
    /// itself lies in it and was delivered.
    /// </summary>
    public void LockBuffer(ref MappingRecord mapping)
    {
        if (mapping.BufferBytes != 0)
        {
            mapping.IsBufferLocked = true;
            memory.Span(mapping.BufferOffset, mapping.BufferBytes).Fill(MachineMemory.UninitializedPattern);
            memory.Lock(mapping.BufferOffset, mapping.BufferBytes);
        }
    }

    public void UnlockBuffer(ref MappingRecord mapping)
    {
        if (!mapping.IsBufferLocked)
        {
            return;
        }

        mapping.IsBufferLocked = false;
        if (!objects.IsAlive(mapping.BufferGeneration))
        {
            return;
        }

        memory.Unlock(mapping.BufferOffset, mapping.BufferBytes);

        // Neighbours that share a granule with it stay locked.
        uint first = mapping.BufferOffset & ~(Granule - 1);
        uint bytes = (mapping.BufferOffset + mapping.BufferBytes + Granule - 1 - first) & ~(Granule - 1);
        for (int slot = 0; slot < records.Used; slot++)
        {
            ref MappingRecord other = ref records[slot];
            if (other.IsBufferLocked && MemoryObjects.Overlaps(other.BufferOffset, other.BufferBytes, first, bytes))
            {
                memory.Lock(other.BufferOffset, other.BufferBytes);
            }
        }
    }
}
