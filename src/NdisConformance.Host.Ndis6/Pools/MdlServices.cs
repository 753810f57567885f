using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis6;

/// <summary>MDLs of the driver (contract.md 1.5). One per driver.</summary>
internal sealed class MdlServices(
    HandleTable handles,
    MemoryObjects objects,
    MdlStore mdls,
    MachineMemory memory,
    SimulatedPc pc,
    HostTrace trace,
    Miniport miniport,
    IndicatedLists indicated,
    NblStore store)
{
    /// <inheritdoc/>
    public MDL NdisAllocateMdl(NDIS_HANDLE ndisHandle, PVOID virtualAddress, uint length)
    {
        TraceMark call = trace.NdisAllocateMdlCall(
            handles.Resolve<HostObject>(ndisHandle, ObjectKind.Adapter, out _),
            objects.BlockObject(virtualAddress),
            length,
            mdls.ClassOf(virtualAddress, length));
        ObjectReference start = virtualAddress.Reference;
        bool fails = start.Memory is null
            || start.Generation == SimulatedMemory.NoGeneration
            || length > memory.SizeBytes - start.Offset
            || pc.Fails(TraceName.NdisAllocateMdl);
        int slot = fails ? -1 : mdls.New(start.Offset, length, isProtocol: false);
        if (slot < 0)
        {
            trace.NdisAllocateMdlReturn(call, TraceObject.Null(ObjectKind.Mdl));
            return default;
        }

        TraceObject mdl = mdls.Records[slot].Id;
        mdls.Records[slot].Acquired = trace.Acquired(mdl, miniport.AdapterId);
        MDL result = new MDL(objects.ReferenceTo(mdls.Records[slot].Offset));
        trace.NdisAllocateMdlReturn(call, mdl);
        return result;
    }

    /// <inheritdoc/>
    public void NdisFreeMdl(MDL mdl)
    {
        TraceObject named = mdls.Find(mdl, out int slot);
        TraceObject holder = slot < 0 ? default : indicated.HolderOf(mdls.Records[slot].Offset, MdlLayout.HeadBytes);
        bool isAlongWithNb = slot >= 0 && (mdls.Records[slot].IsProtocol || mdls.Records[slot].IsPreallocated);
        OwnerCode owner = holder == default ? OwnerCode.Miniport : OwnerCode.Ndis;
        TraceMark call = trace.NdisFreeMdlCall(
            named,
            holder == default ? UserOf(slot) : holder,
            slot < 0 ? OwnerCode.Nobody : owner,
            isAlongWithNb ? default : mdls.LostMemoryOf(slot));
        if (slot >= 0 && !isAlongWithNb && holder == default)
        {
            trace.Released(named);
            mdls.Destroy(slot);
        }

        trace.NdisFreeMdlReturn(call);
    }

    /// <summary>
    /// The NET_BUFFER that an MDL came along with, or one with a live mapping whose chain it is in; none otherwise.
    /// </summary>
    private TraceObject UserOf(int mdl)
    {
        if (mdl < 0)
        {
            return default;
        }

        if (mdls.Records[mdl].DataBlock != 0 && memory.TryFindBlock(mdls.Records[mdl].DataBlock, out MemoryBlock block))
        {
            return new BlockTag(block.Tag).Object;
        }

        for (int nb = 0; nb < store.Nbs.Used; nb++)
        {
            ref NbRecord record = ref store.Nbs[nb];
            if (record.Number != 0
                && record.Mappings > 0
                && IsInChainOf(record.Offset, mdls.Records[mdl].Offset))
            {
                return record.Id;
            }
        }

        return default;
    }

    private bool IsInChainOf(uint nb, uint mdl)
    {
        // The memory of a NET_BUFFER may be gone while a mapping of it is alive.
        if (store.NbSlotAt(nb) < 0)
        {
            return false;
        }

        uint member = objects.Pointer(nb + NetBufferLayout.MdlChain);
        for (int i = 0; i < MdlStore.MaximumChain && mdls.SlotAt(member) >= 0; i++, member = mdls.Next(member))
        {
            if (member == mdl)
            {
                return true;
            }
        }

        return false;
    }
}
