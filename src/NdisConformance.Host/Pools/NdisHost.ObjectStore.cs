using System.Numerics;
using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>The blocks that hold lists, NET_BUFFERs, MDLs and data, and the records that go with them.</content>
public partial class NdisHost
{
    /// <summary>A block of data wherever in its page.</summary>
    private const int AnyPageOffset = -1;

    // One granule stands before all data, so that no pointer to data is the start of a block: the block carries the
    // name of its NET_BUFFER, and only the start of one is a NET_BUFFER.
    private const uint LeadBytes = SimulatedMemory.GranuleBytes;

    /// <summary>
    /// Takes back the memory of a list, a NET_BUFFER or an MDL: it becomes inaccessible and is not used again soon,
    /// whether or not the pool asked for that with its VERIFY flag. POOL-021.
    /// </summary>
    protected internal virtual void RetireMemory(uint offset) => Memory.Free(offset);

    /// <summary>Makes a list; -1 if no memory is left.</summary>
    private int NewNbl(NDIS_HANDLE pool, bool isProtocol)
    {
        int slot = _nbls.Take();
        uint number = NextNumber(ObjectKind.Nbl);
        uint offset = Memory.AllocateZeroed(
            NblBytes, new BlockTag(ObjectKind.Nbl, number, slot, isProtocol).Packed);
        if (offset == 0)
        {
            _nbls.Give(slot);
            return -1;
        }

        Memory.Write(offset + NblField.NdisPoolHandle, pool.Value);
        _nbls[slot] = new NblRecord
        {
            Number = number,
            Offset = offset,
            IsProtocol = isProtocol,
            PreallocatedNb = -1,
            FirstNb = -1,
            NextReturn = -1,
        };
        return slot;
    }

    /// <summary>Makes a NET_BUFFER; -1 if no memory is left.</summary>
    private int NewNb(NDIS_HANDLE pool, int nbl, bool isProtocol)
    {
        int slot = _nbs.Take();
        uint number = NextNumber(ObjectKind.Nb);
        uint offset = Memory.AllocateZeroed(NbBytes, new BlockTag(ObjectKind.Nb, number, slot, isProtocol).Packed);
        if (offset == 0)
        {
            _nbs.Give(slot);
            return -1;
        }

        Memory.Write(offset + NbField.NdisPoolHandle, pool.Value);
        _nbs[slot] = new NbRecord
        {
            Number = number,
            Offset = offset,
            IsProtocol = isProtocol,
            Nbl = nbl,
            NextNb = -1,
            FirstMdl = -1,
        };
        return slot;
    }

    /// <summary>Makes an MDL that describes memory; -1 if no memory is left for it.</summary>
    private int NewMdl(uint dataOffset, uint length, bool isProtocol)
    {
        uint byteOffset = dataOffset % MachineMemory.PageBytes;
        uint pages = (uint)(((ulong)byteOffset + length + MachineMemory.PageBytes - 1) / MachineMemory.PageBytes);
        uint size = MdlField.HeadBytes + (8 * pages);
        int slot = _mdls.Take();
        uint number = NextNumber(ObjectKind.Mdl);
        uint offset = Memory.AllocateZeroed(size, new BlockTag(ObjectKind.Mdl, number, slot, isProtocol).Packed);
        if (offset == 0)
        {
            _mdls.Give(slot);
            return -1;
        }

        uint page = dataOffset - byteOffset;
        Memory.Write(offset + MdlField.Size, (ushort)size);
        Memory.Write(offset + MdlField.MdlFlags, MdlField.SourceIsNonpagedPool);
        Memory.Write(offset + MdlField.MappedSystemVa, Memory.AddressOf(dataOffset));
        Memory.Write(offset + MdlField.StartVa, Memory.AddressOf(page));
        Memory.Write(offset + MdlField.ByteCount, length);
        Memory.Write(offset + MdlField.ByteOffset, byteOffset);
        for (uint i = 0; i < pages && page < Memory.SizeBytes; i++, page += MachineMemory.PageBytes)
        {
            Memory.Write(
                offset + MdlField.HeadBytes + (8 * i), Memory.PhysicalAddressOf(page) / MachineMemory.PageBytes);
        }

        _mdls[slot] = new MdlRecord
        {
            Number = number,
            Offset = offset,
            IsProtocol = isProtocol,
            NextMdl = -1,
            DataOffset = dataOffset,
            DataLength = length,
            DataGeneration = Memory.GenerationAt(dataOffset),
        };
        return slot;
    }

    /// <summary>
    /// Makes data with its MDL for a NET_BUFFER; -1 if no memory is left. Where the pages break depends on nothing but
    /// the arguments, or the lists of a run would depend on what was allocated before.
    /// </summary>
    /// <param name="nb">Slot of the NET_BUFFER.</param>
    /// <param name="length">What the MDL describes, in bytes.</param>
    /// <param name="pageOffset">Where in its page the data starts.</param>
    /// <param name="following">Bytes behind that, for <see cref="NewMdlBehind"/>.</param>
    private int NewMdlAndData(int nb, uint length, int pageOffset, uint following = 0)
    {
        uint lead = LeadBytes;
        uint alignment = Math.Min(MachineMemory.PageBytes, BitOperations.RoundUpToPowerOf2(lead + length));
        if (pageOffset != AnyPageOffset)
        {
            lead = (uint)pageOffset < LeadBytes ? MachineMemory.PageBytes + (uint)pageOffset : (uint)pageOffset;
            alignment = MachineMemory.PageBytes;
        }

        bool isProtocol = _nbs[nb].IsProtocol;
        ulong tag = new BlockTag(ObjectKind.Nb, _nbs[nb].Number, nb, isProtocol).Packed;
        bool isTooLong = length > Memory.SizeBytes;
        uint block = isTooLong ? 0 : Memory.Allocate(lead + length + following, tag, alignment);
        if (block == 0)
        {
            return -1;
        }

        if (Options.Unfragmented == true)
        {
            Memory.MakeContiguous(block + lead, length + following);
        }

        int mdl = NewMdl(block + lead, length, isProtocol);
        if (mdl < 0)
        {
            Memory.Free(block);
            return -1;
        }

        _mdls[mdl].DataBlock = block;
        _mdls[mdl].IsPreallocated = true;
        return mdl;
    }

    /// <summary>Makes an MDL for what lies behind that of another one, in its block; -1 if no memory is left.</summary>
    private int NewMdlBehind(int previous, uint length)
    {
        ref MdlRecord before = ref _mdls[previous];
        int mdl = NewMdl(before.DataOffset + before.DataLength, length, before.IsProtocol);
        if (mdl >= 0)
        {
            _mdls[mdl].IsPreallocated = true;
        }

        return mdl;
    }

    private void DestroyMdl(int slot)
    {
        if (_mdls[slot].DataBlock != 0)
        {
            RetireMemory(_mdls[slot].DataBlock);
        }

        RetireMemory(_mdls[slot].Offset);
        _mdls.Give(slot);
    }

    /// <summary>Frees the memory of a NET_BUFFER and what came with it; its record stays.</summary>
    private void DestroyMemoryOfNb(int slot)
    {
        for (int mdl = _nbs[slot].FirstMdl; mdl >= 0;)
        {
            int next = _mdls[mdl].NextMdl;
            DestroyMdl(mdl);
            mdl = next;
        }

        _nbs[slot].FirstMdl = -1;
        RetireMemory(_nbs[slot].Offset);
    }

    private void DestroyNb(int slot)
    {
        DestroyMemoryOfNb(slot);
        _nbs.Give(slot);
    }

    /// <summary>Frees a list and what came with it from its pool.</summary>
    private void DestroyNbl(int slot)
    {
        if (_nbls[slot].ContextBlock != 0)
        {
            RetireMemory(_nbls[slot].ContextBlock);
        }

        if (_nbls[slot].PreallocatedNb >= 0)
        {
            DestroyNb(_nbls[slot].PreallocatedNb);
        }

        RetireMemory(_nbls[slot].Offset);
        _nbls.Give(slot);
    }

    private void WritePointer(uint fieldOffset, uint target)
        => Memory.Write(fieldOffset, target == 0 ? 0 : Memory.AddressOf(target));
}
