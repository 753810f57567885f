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
    DataMdls data)
{
    public SlotTable<NblRecord> Nbls { get; } = new();

    public SlotTable<NbRecord> Nbs { get; } = new();

    /// <summary>Gives a NET_BUFFER the MDL and the data of its pool.</summary>
    public bool AddData(int nb, uint dataSize)
    {
        int mdl = data.New(DataTagOf(nb), Nbs[nb].IsProtocol, dataSize, DataMdls.AnyPageOffset);
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

    /// <summary>What data of a NET_BUFFER belongs to.</summary>
    public ulong DataTagOf(int nb) => new BlockTag(ObjectKind.Nb, Nbs[nb].Number, nb, Nbs[nb].IsProtocol).Packed;

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
