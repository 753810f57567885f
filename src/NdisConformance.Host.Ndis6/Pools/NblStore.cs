using System.Numerics;
using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// The blocks that hold lists, NET_BUFFERs and their data, and the records that go with them. One per machine.
/// </summary>
[Resets]
internal sealed partial class NblStore(
    MemoryObjects objects,
    MdlStore mdls,
    MachineMemory memory,
    HostSetup setup)
{
    /// <summary>A block of data wherever in its page.</summary>
    public const int AnyPageOffset = -1;

    // One granule stands before all data, so that no pointer to data is the start of a block: the block carries the
    // name of its NET_BUFFER, and only the start of one is a NET_BUFFER.
    public const uint LeadBytes = SimulatedMemory.GranuleBytes;

    public SlotTable<NblRecord> Nbls { get; } = new();

    public SlotTable<NbRecord> Nbs { get; } = new();

    /// <summary>Gives a NET_BUFFER the MDL and the data of its pool.</summary>
    public bool AddData(int nb, uint dataSize)
    {
        int mdl = NewDataMdl(nb, dataSize, AnyPageOffset);
        if (mdl < 0)
        {
            return false;
        }

        Nbs[nb].FirstMdl = mdl;
        objects.WritePointer(Nbs[nb].Offset + NetBufferLayout.MdlChain, mdls.Records[mdl].Offset);
        objects.WritePointer(Nbs[nb].Offset + NetBufferLayout.CurrentMdl, mdls.Records[mdl].Offset);
        return true;
    }

    /// <summary>What came along is as old as what it came with.</summary>
    public void MarkAcquired(int nb, long acquired)
    {
        Nbs[nb].Acquired = acquired;
        Nbs[nb].KnownChain = objects.Pointer(Nbs[nb].Offset + NetBufferLayout.MdlChain);
        if (Nbs[nb].FirstMdl >= 0)
        {
            mdls.Records[Nbs[nb].FirstMdl].Acquired = acquired;
        }
    }

    /// <summary>
    /// What a pointer to a list names. One that was reported as a leak keeps its memory but has no record any more: it
    /// counts as released.
    /// </summary>
    public TraceObject Find(NET_BUFFER_LIST value, out int slot)
    {
        TraceObject named = objects.Locate(value.Reference, ObjectKind.Nbl, out slot);
        return slot < 0 || Nbls[slot].Number == named.Number ? named : Forgotten(named, out slot);
    }

    public TraceObject Find(NET_BUFFER value, out int slot)
    {
        TraceObject named = objects.Locate(value.Reference, ObjectKind.Nb, out slot);
        return slot < 0 || Nbs[slot].Number == named.Number ? named : Forgotten(named, out slot);
    }

    private static TraceObject Forgotten(TraceObject named, out int slot)
    {
        slot = -1;
        return named.As(ObjectState.Released);
    }

    /// <summary>The NET_BUFFER that follows another one in its list, or 0.</summary>
    public uint NextNb(uint nb) => objects.Pointer(nb + NetBufferLayout.Next);

    /// <summary>The live NET_BUFFER that a pointer member leads to, or -1.</summary>
    public int NbSlotAt(uint offset)
    {
        int slot = objects.SlotAt(offset, ObjectKind.Nb);
        return slot >= 0 && Nbs[slot].Offset == offset ? slot : -1;
    }

    public OwnerCode OwnerOfNbl(int slot)
    {
        if (slot < 0)
        {
            return OwnerCode.Nobody;
        }

        return Nbls[slot].Phase is ObjectPhase.Idle or ObjectPhase.Sending ? OwnerCode.Miniport : OwnerCode.Ndis;
    }

    /// <summary>Makes a list; -1 if no memory is left.</summary>
    public int NewNbl(NDIS_HANDLE pool, bool isProtocol)
    {
        int slot = Nbls.Take();
        uint number = objects.NextNumber(ObjectKind.Nbl);
        uint offset = memory.AllocateZeroed(
            NetBufferListLayout.Bytes, new BlockTag(ObjectKind.Nbl, number, slot, isProtocol).Packed);
        if (offset == 0)
        {
            Nbls.Give(slot);
            return -1;
        }

        memory.Write(offset + NetBufferListLayout.NdisPoolHandle, pool.Value);
        Nbls[slot] = new NblRecord
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
    public int NewNb(NDIS_HANDLE pool, int nbl, bool isProtocol)
    {
        int slot = Nbs.Take();
        uint number = objects.NextNumber(ObjectKind.Nb);
        uint offset = memory.AllocateZeroed(
            NetBufferLayout.Bytes, new BlockTag(ObjectKind.Nb, number, slot, isProtocol).Packed);
        if (offset == 0)
        {
            Nbs.Give(slot);
            return -1;
        }

        memory.Write(offset + NetBufferLayout.NdisPoolHandle, pool.Value);
        Nbs[slot] = new NbRecord
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

    /// <summary>
    /// Makes data with its MDL for a NET_BUFFER; -1 if no memory is left. Where the pages break depends on nothing but
    /// the arguments, or the lists of a run would depend on what was allocated before.
    /// </summary>
    /// <param name="nb">Slot of the NET_BUFFER.</param>
    /// <param name="length">What the MDL describes, in bytes.</param>
    /// <param name="pageOffset">Where in its page the data starts.</param>
    /// <param name="following">Bytes behind that, for <see cref="NewMdlBehind"/>.</param>
    public int NewDataMdl(int nb, uint length, int pageOffset, uint following = 0)
    {
        uint lead = LeadBytes;
        uint alignment = Math.Min(MachineMemory.PageBytes, BitOperations.RoundUpToPowerOf2(lead + length));
        if (pageOffset != AnyPageOffset)
        {
            lead = (uint)pageOffset < LeadBytes ? MachineMemory.PageBytes + (uint)pageOffset : (uint)pageOffset;
            alignment = MachineMemory.PageBytes;
        }

        bool isProtocol = Nbs[nb].IsProtocol;
        ulong tag = new BlockTag(ObjectKind.Nb, Nbs[nb].Number, nb, isProtocol).Packed;
        bool isTooLong = length > memory.SizeBytes;
        uint block = isTooLong ? 0 : memory.Allocate(lead + length + following, tag, alignment);
        if (block == 0)
        {
            return -1;
        }

        if (setup.Options.Unfragmented == true)
        {
            memory.MakeContiguous(block + lead, length + following);
        }

        int mdl = mdls.New(block + lead, length, isProtocol);
        if (mdl < 0)
        {
            memory.Free(block);
            return -1;
        }

        mdls.Records[mdl].DataBlock = block;
        mdls.Records[mdl].IsPreallocated = true;
        return mdl;
    }

    /// <summary>
    /// Makes an MDL for what lies behind that of another one, and a gap, in its block; -1 if no memory is left.
    /// </summary>
    public int NewMdlBehind(int previous, uint length, uint gap)
    {
        ref MdlRecord before = ref mdls.Records[previous];
        int mdl = mdls.New(before.DataOffset + before.DataLength + gap, length, before.IsProtocol);
        if (mdl >= 0)
        {
            mdls.Records[mdl].IsPreallocated = true;
        }

        return mdl;
    }

    /// <summary>Frees the memory of a NET_BUFFER and what came with it; its record stays.</summary>
    public void DestroyMemoryOfNb(int slot)
    {
        for (int mdl = Nbs[slot].FirstMdl; mdl >= 0;)
        {
            int next = mdls.Records[mdl].NextMdl;
            mdls.Destroy(mdl);
            mdl = next;
        }

        Nbs[slot].FirstMdl = -1;
        objects.Retire(Nbs[slot].Offset);
    }

    public void DestroyNb(int slot)
    {
        DestroyMemoryOfNb(slot);
        Nbs.Give(slot);
    }

    /// <summary>Frees a list and what came with it from its pool.</summary>
    public void DestroyNbl(int slot)
    {
        if (Nbls[slot].ContextBlock != 0)
        {
            objects.Retire(Nbls[slot].ContextBlock);
        }

        if (Nbls[slot].PreallocatedNb >= 0)
        {
            DestroyNb(Nbls[slot].PreallocatedNb);
        }

        objects.Retire(Nbls[slot].Offset);
        Nbls.Give(slot);
    }
}
