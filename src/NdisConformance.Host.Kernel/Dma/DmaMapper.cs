using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>
/// Maps planned bytes for the device, and knows what is mapped: bounce copies, IOMMU pages, locked data. One per
/// machine.
/// </summary>
[Resets]
internal sealed partial class DmaMapper(SimulatedPc pc, MemoryObjects objects, MdlWalker walker, KernelDuties duties)
{
    private const uint Granule = SimulatedMemory.GranuleBytes;
    private const int RememberedSlots = 256;

    private readonly MachineMemory _memory = pc.Memory;
    private readonly SlotTable<DmaMapping> _mappings = new();

    // Of a mapping as many are good as its record says.
    [Kept]
    private MappedRun[]?[] _runs = new MappedRun[256][];

    /// <summary>Slots of mappings by their numbers, as far as no newer mapping took the place.</summary>
    private readonly int[] _slotsOfMappings = new int[RememberedSlots];

    /// <summary>The mapping in a slot.</summary>
    public ref DmaMapping this[int slot] => ref _mappings[slot];

    /// <summary>The elements of a mapping.</summary>
    public ReadOnlySpan<MappedRun> Runs(int slot) => _runs[slot].AsSpan(0, _mappings[slot].RunCount);

    /// <summary>A new mapping. Nothing of it is mapped yet.</summary>
    public int Create(TraceObject target, bool isToDevice, bool is64Bit, uint firstMdl, uint dataOffsetInMdl)
    {
        int slot = _mappings.Take();
        uint number = objects.NextNumber(ObjectKind.Sg);
        _mappings[slot] = new DmaMapping
        {
            Number = number,
            Target = target,
            IsToDevice = isToDevice,
            IsHigh = duties.LiesHigh(ObjectKind.Sg, number, is64Bit),
            FirstMdl = firstMdl,
            DataOffsetInMdl = dataOffsetInMdl,
        };
        return slot;
    }

    /// <summary>Maps what was planned. False if memory or logical addresses are used up.</summary>
    public bool TryMap(int slot, DmaPlan plan, bool isBounced)
    {
        ref DmaMapping mapping = ref _mappings[slot];
        return (!isBounced || TryTakeBounceBlock(ref mapping, slot, plan.PagesNeeded))
            && TryMapParts(ref mapping, slot, plan);
    }

    /// <summary>The mapping could not be made: it never was.</summary>
    public void Undo(int slot)
    {
        ReleaseParts(_mappings[slot], slot);
        objects.TakeBackNumber(ObjectKind.Sg);
        _mappings.Give(slot);
    }

    /// <summary>
    /// The mapping is made. From-device data belongs to the device: the driver is seen if it looks before the mapping
    /// ends. What goes to the device is to stay as it is: the driver is seen if it writes.
    /// </summary>
    public void Commit(int slot)
    {
        _slotsOfMappings[_mappings[slot].Number % RememberedSlots] = slot;
        LockData(_mappings[slot], slot);
    }

    /// <summary>Ends a mapping: the device loses it, the data is the driver's again.</summary>
    public void End(int slot, bool copyBack)
    {
        ref DmaMapping mapping = ref _mappings[slot];
        if (copyBack && mapping.BounceOffset != 0 && duties.CopiesBack(mapping.IsToDevice))
        {
            CopyBack(mapping, slot);
        }

        UnlockData(mapping, slot);
        ReleaseParts(mapping, slot);
    }

    /// <summary>Makes the slot of an ended mapping free.</summary>
    public void Give(int slot) => _mappings.Give(slot);

    /// <summary>
    /// From a byte of a mapping to the end of the MDL that it lies in, as the chain is now; 0 if there is no such MDL.
    /// </summary>
    public uint BytesToMdlEnd(int slot, uint position)
        => walker.BytesToMdlEnd(slot < 0 ? 0 : _mappings[slot].FirstMdl, position);

    /// <summary>True if one of the elements ends so many bytes into the mapping.</summary>
    public bool EndsWithElement(int slot, uint position)
    {
        uint end = 0;
        foreach (ref readonly MappedRun run in Runs(slot))
        {
            end += run.Length;
            if (end >= position)
            {
                break;
            }
        }

        return end == position;
    }

    /// <summary>A page of copies for each page that an MDL spans, each byte at its place in the page.</summary>
    private bool TryTakeBounceBlock(ref DmaMapping mapping, int slot, uint pages)
    {
        ulong tag = new BlockTag(ObjectKind.Sg, mapping.Number, slot).Packed;
        mapping.BounceOffset = _memory.Allocate(pages * MachineMemory.PageBytes, tag, MachineMemory.PageBytes);
        mapping.MapRegisters = mapping.BounceOffset == 0 ? 0 : pages;
        return mapping.BounceOffset != 0;
    }

    private bool TryMapParts(ref DmaMapping mapping, int slot, DmaPlan plan)
    {
        uint bounce = mapping.BounceOffset;
        ReadOnlySpan<DataPart> parts = plan.Parts;
        for (int i = 0; i < parts.Length; i++)
        {
            DataPart part = parts[i];
            uint backing = part.Offset;
            if (bounce != 0)
            {
                uint inPage = part.Offset % MachineMemory.PageBytes;
                backing = bounce + inPage;
                bounce += DmaPlan.PagesOf((ulong)inPage + part.Length) * MachineMemory.PageBytes;
                _memory.Span(part.Offset, part.Length).CopyTo(_memory.Span(backing, part.Length));
            }

            if (!TryMapPart(ref mapping, slot, part, backing, isLast: i == parts.Length - 1))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// One run for each stretch whose pages follow each other in physical memory. Parts of a mapping may lie in
    /// neighbouring logical pages, as they may in physical ones.
    /// </summary>
    private bool TryMapPart(ref DmaMapping mapping, int slot, DataPart part, uint backing, bool isLast)
    {
        DmaDirection direction = mapping.IsToDevice ? DmaDirection.ToDevice : DmaDirection.FromDevice;
        uint generation = _memory.GenerationAt(part.Offset);
        for (uint done = 0; done < part.Length;)
        {
            uint length = RunLength(backing + done, part.Length - done);
            ulong address = pc.Iommu.Map(
                backing + done, length, direction, mapping.Id.Packed, mapping.TotalBytes, mapping.IsHigh, isLast);
            if (address == 0)
            {
                return false;
            }

            AddRun(ref mapping, slot) = new MappedRun
            {
                Address = address,
                Length = length,
                Source = part.Offset + done,
                Backing = backing + done,
                Generation = generation,
            };
            mapping.TotalBytes += length;
            done += length;
        }

        return true;
    }

    private uint RunLength(uint offset, uint longest)
    {
        uint length = MachineMemory.PageBytes - (offset % MachineMemory.PageBytes);
        while (length < longest && _memory.PhysicallyAdjacent((offset + length - 1) / MachineMemory.PageBytes))
        {
            length += MachineMemory.PageBytes;
        }

        return Math.Min(length, longest);
    }

    /// <summary>
    /// Room for one more run. The arrays stay with their slots, so that nothing is allocated later.
    /// </summary>
    private ref MappedRun AddRun(ref DmaMapping mapping, int slot)
    {
        if (slot >= _runs.Length)
        {
            Array.Resize(ref _runs, Math.Max(slot + 1, 2 * _runs.Length));
        }

        ref MappedRun[]? runs = ref _runs[slot];
        if (runs is null || mapping.RunCount == runs.Length)
        {
            Array.Resize(ref runs, Math.Max(16, 2 * mapping.RunCount));
        }

        return ref runs[mapping.RunCount++];
    }

    /// <summary>Takes what the device sees away from it.</summary>
    private void ReleaseParts(in DmaMapping mapping, int slot)
    {
        for (int i = 0; i < mapping.RunCount; i++)
        {
            ref MappedRun run = ref _runs[slot]![i];
            pc.Iommu.Unmap(run.Address, run.Length);
        }

        if (mapping.BounceOffset != 0)
        {
            _memory.Free(mapping.BounceOffset);
        }
    }

    /// <summary>The driver's memory behind a place in a live mapping, and where in it; none otherwise.</summary>
    public TraceObject MappedBlock(uint number, ref uint offset)
    {
        if (SlotOf(number) is var slot and >= 0)
        {
            uint left = offset;
            foreach (ref readonly MappedRun run in _runs[slot].AsSpan(0, _mappings[slot].RunCount))
            {
                if (left < run.Length)
                {
                    return objects.BlockAt(run.Source + left, out offset);
                }

                left -= run.Length;
            }
        }

        return default;
    }

    /// <summary>The slot of a mapping that is alive, or -1.</summary>
    public int SlotOf(uint number)
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

    /// <summary>What the device wrote becomes visible, where the data is not freed.</summary>
    private void CopyBack(in DmaMapping mapping, int slot)
    {
        for (int i = 0; i < mapping.RunCount; i++)
        {
            ref MappedRun run = ref _runs[slot]![i];
            if (objects.IsAlive(run.Generation))
            {
                _memory.Span(run.Backing, run.Length).CopyTo(_memory.Span(run.Source, run.Length));
            }
        }
    }

    /// <summary>
    /// Whether bytes are mapped for the device to write, or are data that is mapped for it to read: what a list has
    /// before the data is not sent.
    /// </summary>
    public bool FindMapping(uint accessOffset, uint length, bool isToDevice, out TraceObject sg)
    {
        for (int slot = 0; slot < _mappings.Used; slot++)
        {
            ref DmaMapping mapping = ref _mappings[slot];
            uint skip = isToDevice ? mapping.DataOffsetInMdl : 0;
            for (int i = 0; mapping.Number != 0 && mapping.IsToDevice == isToDevice && i < mapping.RunCount; i++)
            {
                ref MappedRun run = ref _runs[slot]![i];
                uint cut = Math.Min(skip, run.Length);
                skip -= cut;
                if (cut < run.Length
                    && MemoryObjects.Overlaps(run.Source + cut, run.Length - cut, accessOffset, length)
                    && objects.IsAlive(run.Generation))
                {
                    sg = mapping.Id;
                    return true;
                }
            }
        }

        sg = default;
        return false;
    }

    private void LockData(in DmaMapping mapping, int slot)
    {
        for (int i = 0; i < mapping.RunCount; i++)
        {
            ref MappedRun run = ref _runs[slot]![i];
            if (mapping.IsToDevice)
            {
                _memory.SetMapped(run.Source, run.Length, isMapped: true);
            }
            else
            {
                WholeGranules(run, out uint first, out uint bytes);
                _memory.Lock(first, bytes);
            }
        }
    }

    private void UnlockData(in DmaMapping mapping, int slot)
    {
        for (int i = 0; i < mapping.RunCount; i++)
        {
            ref MappedRun run = ref _runs[slot]![i];
            if (!objects.IsAlive(run.Generation))
            {
                continue;
            }

            if (mapping.IsToDevice)
            {
                _memory.SetMapped(run.Source, run.Length, isMapped: false);
            }
            else
            {
                WholeGranules(run, out uint first, out uint bytes);
                _memory.Unlock(first, bytes);
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
}
