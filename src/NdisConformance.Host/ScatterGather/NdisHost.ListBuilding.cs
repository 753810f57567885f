using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host;

/// <content>From an MDL chain to a list: SGDMA-LIST-001, -002, -006, -014, -015.</content>
public partial class NdisHost
{
    /// <summary>Where a chain that leads in a circle without giving a byte is given up.</summary>
    private const int MaximumMdls = 65_536;

    private readonly SlotTable<MappingRecord> _mappings = new();
    private MappedRun[]?[] _runs = new MappedRun[256][];
    private DataPart[] _parts = new DataPart[64];
    private int _partCount;
    private uint _pagesNeeded;
    private uint _mdlCount;
    private ulong _mdlDigest;

    /// <summary>
    /// Finds the bytes of a list MDL by MDL, and the map registers that they would need. False if the chain does not
    /// hold them: no list can be built then.
    /// </summary>
    private bool TryWalk(in ListRequest request)
    {
        ulong start = ListStart(request.CurrentMdlOffset);
        ulong end = ListEnd(request.CurrentMdlOffset, request.DataLength);
        ulong position = 0;
        uint mdl = request.CurrentMdl;
        _partCount = 0;
        _pagesNeeded = 0;
        _mdlCount = 0;
        _mdlDigest = 0;
        if (Options.GivesLongLists)
        {
            end = Math.Max(end, ChainBytes(mdl));
        }

        for (int i = 0; position < end; i++)
        {
            if (i == MaximumMdls || !TryReadMdl(mdl, out uint data, out uint bytes))
            {
                return false;
            }

            _mdlCount++;
            _mdlDigest = MdlDigest(_mdlDigest, mdl, data, bytes);
            ulong from = Math.Max(start, position);
            ulong to = Math.Min(end, position + bytes);
            if (from < to)
            {
                AddPart(data + (uint)(from - position), (uint)(to - from));
            }

            position += bytes;
            mdl = Pointer(mdl + MdlField.Next);
        }

        return _partCount > 0;
    }

    private ulong ChainBytes(uint mdl)
    {
        ulong total = 0;
        for (int i = 0; i < MaximumMdls && TryReadMdl(mdl, out _, out uint bytes); i++)
        {
            total += bytes;
            mdl = Pointer(mdl + MdlField.Next);
        }

        return total;
    }

    private bool TryReadMdl(uint mdl, out uint data, out uint bytes)
    {
        data = 0;
        bytes = 0;
        if (SlotAt(mdl, ObjectKind.Mdl) < 0)
        {
            return false;
        }

        data = Pointer(mdl + MdlField.MappedSystemVa);
        bytes = Memory.Read<uint>(mdl + MdlField.ByteCount);
        return bytes == 0
            || (Memory.TryFindBlock(data, out MemoryBlock block)
                && !block.IsFree
                && (ulong)data + bytes <= (ulong)block.Start + block.Length);
    }

    /// <summary>MDLs that describe neighbouring bytes make one part, for an element need not end with an MDL.</summary>
    private void AddPart(uint offset, uint length)
    {
        _pagesNeeded += PagesOf((ulong)(offset % MachineMemory.PageBytes) + length);
        if (_partCount > 0 && _parts[_partCount - 1] is var last && last.Offset + last.Length == offset)
        {
            _parts[_partCount - 1] = last with { Length = last.Length + length };
            return;
        }

        if (_partCount == _parts.Length)
        {
            Array.Resize(ref _parts, 2 * _partCount);
        }

        _parts[_partCount++] = new DataPart(offset, length);
    }

    /// <summary>Makes the mapping of what was walked over.</summary>
    private NDIS_STATUS Build(in ListRequest request, bool isBounced, out int slot, out Shortage shortage)
    {
        shortage = Shortage.None;
        slot = _mappings.Take();
        ref MappingRecord mapping = ref _mappings[slot];
        mapping.Number = NextNumber(ObjectKind.Sg);
        mapping.Channel = request.Channel;
        mapping.IsToDevice = request.IsToDevice;
        mapping.IsHigh = LiesHigh(ObjectKind.Sg, mapping.Number, request.Channel.Is64Bit);
        mapping.FreedBefore = _freedCount;
        mapping.Context = request.Context;
        mapping.NbSlot = request.NbSlot;
        mapping.NbNumber = _nbs[request.NbSlot].Number;
        mapping.CurrentMdl = request.CurrentMdl;
        mapping.CurrentMdlOffset = request.CurrentMdlOffset;
        mapping.DataOffset = request.DataOffset;
        mapping.DataLength = request.DataLength;
        mapping.MdlDigest = _mdlDigest;
        NDIS_STATUS status = NDIS_STATUS_RESOURCES;
        if ((isBounced && !TryTakeBounceBlock(ref mapping, slot))
            || !TryMapParts(ref mapping, slot)
            || (status = PlaceList(ref mapping, slot, request)) != NDIS_STATUS_SUCCESS)
        {
            // Memory or logical addresses are used up: others hold them, so that trying again can help.
            shortage = Shortage.Transient;
            ReleaseParts(ref mapping, slot);
            _born[(int)ObjectKind.Sg]--;
            _mappings.Give(slot);
            return status;
        }

        _nbs[mapping.NbSlot].Mappings++;
        mapping.Channel.PendingRequests++;
        mapping.Channel.AcceptedRequests++;
        mapping.Channel.MapRegistersInUse += mapping.MapRegisters;
        Remember(mapping.Number, slot);
        LockData(mapping, slot);
        StateMapping(mapping, slot, request);
        return NDIS_STATUS_SUCCESS;
    }

    private void StateMapping(in MappingRecord mapping, int slot, in ListRequest request)
    {
        TraceEvent e = NewFact(TraceName.SgMapped);
        e.Arguments[0] = mapping.Id.Packed;
        e.Arguments[1] = mapping.NetBuffer.Packed;
        e.Arguments[2] = (ulong)mapping.RunCount;
        e.Arguments[3] = mapping.TotalBytes;
        e.Arguments[4] = mapping.BounceOffset == 0 ? 0u : 1;
        e.Arguments[5] = (ulong)mapping.Storage;
        e.Arguments[6] = request.DataOffset;
        e.Arguments[7] = request.CurrentMdlOffset;
        e.Arguments[8] = _runs[slot]![0].Length;
        e.Arguments[9] = _runs[slot]![mapping.RunCount - 1].Length;
        e.Arguments[10] = _mdlCount;
        Emit(ref e);
    }

    /// <summary>A page of copies for each page that an MDL spans, each byte at its place in the page.</summary>
    private bool TryTakeBounceBlock(ref MappingRecord mapping, int slot)
    {
        ulong tag = new BlockTag(ObjectKind.Sg, mapping.Number, slot).Packed;
        mapping.BounceOffset = Memory.Allocate(_pagesNeeded * MachineMemory.PageBytes, tag, MachineMemory.PageBytes);
        mapping.MapRegisters = mapping.BounceOffset == 0 ? 0 : _pagesNeeded;
        return mapping.BounceOffset != 0;
    }

    private bool TryMapParts(ref MappingRecord mapping, int slot)
    {
        uint bounce = mapping.BounceOffset;
        for (int i = 0; i < _partCount; i++)
        {
            DataPart part = _parts[i];
            uint backing = part.Offset;
            if (bounce != 0)
            {
                uint inPage = part.Offset % MachineMemory.PageBytes;
                backing = bounce + inPage;
                bounce += PagesOf((ulong)inPage + part.Length) * MachineMemory.PageBytes;
                Memory.Span(part.Offset, part.Length).CopyTo(Memory.Span(backing, part.Length));
            }

            if (!TryMapPart(ref mapping, slot, part, backing))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One run for each stretch whose pages follow each other in physical memory.</summary>
    private bool TryMapPart(ref MappingRecord mapping, int slot, DataPart part, uint backing)
    {
        DmaDirection direction = mapping.IsToDevice ? DmaDirection.ToDevice : DmaDirection.FromDevice;
        uint generation = Memory.GenerationAt(part.Offset);
        for (uint done = 0; done < part.Length;)
        {
            uint length = RunLength(backing + done, part.Length - done);
            ulong address = _pc.Iommu.Map(
                backing + done, length, direction, mapping.Id.Packed, mapping.TotalBytes, mapping.IsHigh);
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
        while (length < longest && Memory.PhysicallyAdjacent((offset + length - 1) / MachineMemory.PageBytes))
        {
            length += MachineMemory.PageBytes;
        }

        return Math.Min(length, longest);
    }

    /// <summary>
    /// Room for one more run. The arrays stay with their slots, so that nothing is allocated later.
    /// </summary>
    private ref MappedRun AddRun(ref MappingRecord mapping, int slot)
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
    private void ReleaseParts(ref MappingRecord mapping, int slot)
    {
        for (int i = 0; i < mapping.RunCount; i++)
        {
            ref MappedRun run = ref _runs[slot]![i];
            _pc.Iommu.Unmap(run.Address, run.Length);
        }

        if (mapping.BounceOffset != 0)
        {
            Memory.Free(mapping.BounceOffset);
        }
    }
}
