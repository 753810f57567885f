using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>The lists that the miniport indicated: NDIS owns them until it returns them. One per adapter.</summary>
internal sealed class IndicatedLists(
    NblStore store,
    MemoryObjects objects,
    MachineMemory memory,
    Miniport miniport,
    HostTrace trace,
    MdlStore mdls)
{
    private const int Longest = MdlStore.MaximumChain;

    /// <summary>The indicated list that bytes belong to; false where there is no such list.</summary>
    public bool FindIndicated(uint offset, uint length, out TraceObject nbl)
    {
        for (int slot = 0; slot < store.Nbls.Used; slot++)
        {
            ref NblRecord record = ref store.Nbls[slot];
            if (record.Number != 0 && record.Phase == ObjectPhase.Indicated && Covers(record, offset, length))
            {
                nbl = record.Id;
                return true;
            }
        }

        nbl = default;
        return false;
    }

    private bool Covers(in NblRecord nbl, uint offset, uint length)
    {
        if (MemoryObjects.Overlaps(nbl.Offset, NetBufferListLayout.Bytes, offset, length))
        {
            return true;
        }

        uint nb = objects.Pointer(nbl.Offset + NetBufferListLayout.FirstNetBuffer);
        for (int i = 0; nb != 0 && i < Longest; i++, nb = objects.Pointer(nb))
        {
            if (MemoryObjects.Overlaps(nb, NetBufferLayout.Bytes, offset, length))
            {
                return true;
            }

            uint mdl = objects.Pointer(nb + NetBufferLayout.MdlChain);
            for (int j = 0; mdl != 0 && j < Longest; j++, mdl = objects.Pointer(mdl))
            {
                uint bytes = memory.Read<uint>(mdl + MdlLayout.ByteCount);
                uint data = objects.Pointer(mdl + MdlLayout.MappedSystemVa);
                if (MemoryObjects.Overlaps(mdl, MdlLayout.HeadBytes, offset, length)
                    || MemoryObjects.Overlaps(data, bytes, offset, length))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>NDIS takes an indicated list, if it is the miniport's to indicate.</summary>
    public bool TryTake(int slot, bool isResources)
    {
        if (store.Nbls[slot].IsProtocol || store.Nbls[slot].Phase != ObjectPhase.Idle)
        {
            return false;
        }

        store.Nbls[slot].Phase = ObjectPhase.Indicated;
        store.Nbls[slot].IsResources = isResources;
        store.Nbls[slot].Returned = 0;
        store.Nbls[slot].ReturnedNext = 0;
        SetLocked(slot, isLocked: true);
        if (!isResources && miniport.Adapter is { } adapter)
        {
            adapter.OutstandingReceives++;
        }

        return true;
    }

    /// <summary>States that a list is the miniport's again, and makes it so. Gives the sequence of the fact.</summary>
    public long GiveBack(int slot)
    {
        bool isResources = store.Nbls[slot].IsResources;
        SetLocked(slot, isLocked: false);
        store.Nbls[slot].Phase = ObjectPhase.Idle;
        store.Nbls[slot].IsResources = false;
        LeaveTraces(store.Nbls[slot].Offset);
        long returned = trace.ReceiveReturned(store.Nbls[slot].Id, isResources);
        if (!isResources && miniport.Adapter is { } adapter)
        {
            adapter.OutstandingReceives--;
        }

        return returned;
    }

    /// <summary>
    /// Others had the list: they used Scratch, and what a filter noted on the frame is still there.
    /// MiniportReserved stays the miniport's.
    /// </summary>
    private void LeaveTraces(uint nbl)
    {
        memory.Write(nbl + NetBufferListLayout.Scratch, UnwrittenFields.Scratch);
        memory.Write(nbl + NetBufferListLayout.VlanTag, UnwrittenFields.Pointer);
    }

    /// <summary>True if a list still says of the frame before what others noted on it.</summary>
    public bool HasTraces(uint nbl)
        => memory.Read<ulong>(nbl + NetBufferListLayout.VlanTag) == UnwrittenFields.Pointer;

    /// <summary>Locks all that belongs to an indicated list while NDIS has it, or unlocks it.</summary>
    private void SetLocked(int slot, bool isLocked)
    {
        uint nbl = store.Nbls[slot].Offset;
        objects.SetLocked(nbl, NetBufferListLayout.Bytes, isLocked);
        if (store.Nbls[slot].ContextBlock != 0)
        {
            objects.SetLocked(store.Nbls[slot].ContextBlock, uint.MaxValue, isLocked);
        }

        uint nb = objects.Pointer(nbl + NetBufferListLayout.FirstNetBuffer);
        for (int i = 0; i < Longest && store.NbSlotAt(nb) >= 0; i++, nb = store.NextNb(nb))
        {
            objects.SetLocked(nb, NetBufferLayout.Bytes, isLocked);
            uint mdl = objects.Pointer(nb + NetBufferLayout.MdlChain);
            for (int j = 0; j < Longest && mdls.SlotAt(mdl) >= 0; j++, mdl = mdls.Next(mdl))
            {
                objects.SetLocked(mdl, uint.MaxValue, isLocked);
                objects.SetLocked(
                    objects.Pointer(mdl + MdlLayout.MappedSystemVa),
                    memory.Read<uint>(mdl + MdlLayout.ByteCount),
                    isLocked);
            }
        }
    }

    /// <summary>The indicated list that a piece of memory belongs to; none where there is no such list.</summary>
    public TraceObject HolderOf(uint offset, uint length)
        => memory.IsLocked(offset) && FindIndicated(offset, length, out TraceObject nbl) ? nbl : default;
}
