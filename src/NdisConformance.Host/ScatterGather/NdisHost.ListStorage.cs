using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host;

/// <content>Where a list lies, and whose turn it is on that storage: SGDMA-ALLOC-007 to -013.</content>
public partial class NdisHost
{
    private const uint Granule = SimulatedMemory.GranuleBytes;

    /// <summary>Slots of the mappings whose lists lie in storage of the driver, by where they lie.</summary>
    private readonly Dictionary<uint, int> _callerLists = [];

    /// <summary>Whether bytes are storage that the driver gave for a list and may not touch now.</summary>
    internal BufferUse FindListBuffer(uint accessOffset, uint length, out TraceObject sg)
    {
        for (int slot = 0; slot < _mappings.Used; slot++)
        {
            ref MappingRecord mapping = ref _mappings[slot];
            if (mapping.IsBufferLocked
                && Overlaps(mapping.BufferOffset, mapping.BufferBytes, accessOffset, length)
                && IsAlive(mapping.BufferGeneration))
            {
                sg = mapping.Id;
                return mapping.IsDelivered ? BufferUse.InUseElsewhere : BufferUse.NotDelivered;
            }
        }

        sg = default;
        return BufferUse.None;
    }

    /// <summary>
    /// Whether bytes are mapped for the device to write, or are data that is mapped for it to read: what a list has
    /// before the data is not sent.
    /// </summary>
    internal bool FindMapping(uint accessOffset, uint length, bool isToDevice, out TraceObject sg)
    {
        for (int slot = 0; slot < _mappings.Used; slot++)
        {
            ref MappingRecord mapping = ref _mappings[slot];
            uint skip = isToDevice ? mapping.CurrentMdlOffset : 0;
            for (int i = 0; mapping.Number != 0 && mapping.IsToDevice == isToDevice && i < mapping.RunCount; i++)
            {
                ref MappedRun run = ref _runs[slot]![i];
                uint cut = Math.Min(skip, run.Length);
                skip -= cut;
                if (cut < run.Length
                    && Overlaps(run.Source + cut, run.Length - cut, accessOffset, length)
                    && IsAlive(run.Generation))
                {
                    sg = mapping.Id;
                    return true;
                }
            }
        }

        sg = default;
        return false;
    }

    /// <summary>
    /// What a driver gave as storage. It is used only where it may be: nonpaged memory of the driver.
    /// </summary>
    private void DescribeBuffer(PVOID given, ref ListBuffer buffer)
    {
        ObjectReference reference = given.Reference;
        buffer.Block = BlockObject(given);
        if (reference.Memory is null
            || !Memory.TryFindGeneration(reference.Generation, out MemoryBlock block)
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
    private NDIS_STATUS PlaceList(ref MappingRecord mapping, int slot, in ListRequest request)
    {
        uint needed = ListHeadBytes + (ElementBytes * (uint)mapping.RunCount);
        mapping.ListBytes = needed;
        if (request.Buffer.IsUsable)
        {
            mapping.BufferOffset = request.Buffer.Offset;
            mapping.BufferBytes = Math.Min(request.BufferSizeBytes, request.Buffer.Room);
            mapping.BufferGeneration = request.Buffer.Generation;
        }

        NDIS_STATUS status = ChooseStorage(
            request.IsBufferGiven, request.BufferSizeBytes, needed, out mapping.Storage);
        if (status != NDIS_STATUS_SUCCESS)
        {
            return status;
        }

        if (mapping.Storage == ListStorage.Caller
            && request.Buffer.IsUsable
            && needed <= request.Buffer.Room
            && Choose(HostChoice.ListStorage, AllocateSite, 2) == 0
            && _callerLists.TryAdd(request.Buffer.Offset, slot))
        {
            mapping.ListOffset = request.Buffer.Offset;
            return NDIS_STATUS_SUCCESS;
        }

        return TryTakeHostStorage(ref mapping, slot) ? NDIS_STATUS_SUCCESS : NDIS_STATUS_RESOURCES;
    }

    private bool TryTakeHostStorage(ref MappingRecord mapping, int slot)
    {
        mapping.Storage = ListStorage.Host;
        mapping.ListOffset = Memory.Allocate(
            mapping.ListBytes, new BlockTag(ObjectKind.Sg, mapping.Number, slot).Packed);
        return mapping.ListOffset != 0;
    }

    /// <summary>
    /// The driver gave its buffer away. Until it has it back it finds garbage there and is seen, unless the list
    /// itself lies in it and was delivered.
    /// </summary>
    private void LockBuffer(ref MappingRecord mapping)
    {
        if (mapping.BufferBytes != 0)
        {
            mapping.IsBufferLocked = true;
            Memory.Span(mapping.BufferOffset, mapping.BufferBytes).Fill(MachineMemory.UninitializedPattern);
            Memory.Lock(mapping.BufferOffset, mapping.BufferBytes);
        }
    }

    private void UnlockBuffer(ref MappingRecord mapping)
    {
        if (!mapping.IsBufferLocked)
        {
            return;
        }

        mapping.IsBufferLocked = false;
        if (!IsAlive(mapping.BufferGeneration))
        {
            return;
        }

        Memory.Unlock(mapping.BufferOffset, mapping.BufferBytes);

        // Neighbours that share a granule with it stay locked.
        uint first = mapping.BufferOffset & ~(Granule - 1);
        uint bytes = (mapping.BufferOffset + mapping.BufferBytes + Granule - 1 - first) & ~(Granule - 1);
        for (int slot = 0; slot < _mappings.Used; slot++)
        {
            ref MappingRecord other = ref _mappings[slot];
            if (other.IsBufferLocked && Overlaps(other.BufferOffset, other.BufferBytes, first, bytes))
            {
                Memory.Lock(other.BufferOffset, other.BufferBytes);
            }
        }
    }

    /// <summary>
    /// From-device data belongs to the device: the driver is seen if it looks before it frees the list. What goes to
    /// the device is to stay as it is: the driver is seen if it writes.
    /// </summary>
    private void LockData(in MappingRecord mapping, int slot)
    {
        for (int i = 0; i < mapping.RunCount; i++)
        {
            ref MappedRun run = ref _runs[slot]![i];
            if (mapping.IsToDevice)
            {
                Memory.SetMapped(run.Source, run.Length, isMapped: true);
            }
            else
            {
                WholeGranules(run, out uint first, out uint bytes);
                Memory.Lock(first, bytes);
            }
        }
    }

    private void UnlockData(in MappingRecord mapping, int slot)
    {
        for (int i = 0; i < mapping.RunCount; i++)
        {
            ref MappedRun run = ref _runs[slot]![i];
            if (!IsAlive(run.Generation))
            {
                continue;
            }

            if (mapping.IsToDevice)
            {
                Memory.SetMapped(run.Source, run.Length, isMapped: false);
            }
            else
            {
                WholeGranules(run, out uint first, out uint bytes);
                Memory.Unlock(first, bytes);
            }
        }
    }

    /// <summary>The granules that hold nothing but bytes of a run.</summary>
    private static void WholeGranules(in MappedRun run, out uint first, out uint bytes)
    {
        first = (run.Source + Granule - 1) & ~(Granule - 1);
        uint end = (run.Source + run.Length) & ~(Granule - 1);
        bytes = end > first ? end - first : 0;
    }

    private bool IsAlive(uint generation)
        => Memory.TryFindGeneration(generation, out MemoryBlock block) && !block.IsFree;
}
