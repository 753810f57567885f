using NdisConformance.Contract;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host;

/// <content>MDLs of the driver (contract.md 1.5).</content>
public partial class NdisHost
{
    /// <inheritdoc/>
    public MDL NdisAllocateMdl(NDIS_HANDLE ndisHandle, PVOID virtualAddress, uint length)
    {
        TraceEvent call = NewCall(TraceName.NdisAllocateMdl);
        call.Arguments[0] = Resolve<HostObject>(ndisHandle, ObjectKind.Adapter, out _).Packed;
        call.Arguments[1] = BlockObject(virtualAddress).Packed;
        call.Arguments[2] = length;
        call.Arguments[3] = (ulong)ClassOf(virtualAddress, length);
        Begin(ref call);
        if (new TraceObject(call.Arguments[0]).State is not (ObjectState.Null or ObjectState.Live))
        {
            CheckHandle(call, 0, ObjectKind.Adapter);
        }

        ObjectReference start = virtualAddress.Reference;
        bool fails = start.Memory is null
            || start.Generation == SimulatedMemory.NoGeneration
            || length > Memory.SizeBytes - start.Offset
            || Choose(HostChoice.Failure, (uint)TraceName.NdisAllocateMdl, 2) == 1;
        int slot = fails ? -1 : NewMdl(start.Offset, length, isProtocol: false);
        if (slot < 0)
        {
            End(call, 0UL, TraceObject.Null(ObjectKind.Mdl).Packed);
            return default;
        }

        TraceObject mdl = _mdls[slot].Id;
        _mdls[slot].Acquired = Acquired(mdl, Adapter);
        MDL result = MdlAt(_mdls[slot].Offset);
        End(call, 0UL, mdl.Packed);
        return result;
    }

    /// <inheritdoc/>
    public void NdisFreeMdl(MDL mdl)
    {
        TraceEvent call = NewCall(TraceName.NdisFreeMdl);
        TraceObject named = Find(mdl, out int slot);
        TraceObject holder = slot < 0 ? default : HolderOf(_mdls[slot].Offset, MdlField.HeadBytes);
        bool isAlongWithNb = slot >= 0 && (_mdls[slot].IsProtocol || _mdls[slot].IsPreallocated);
        OwnerCode owner = holder == default ? OwnerCode.Miniport : OwnerCode.Ndis;
        call.Arguments[0] = named.Packed;
        call.Arguments[1] = (holder == default ? UserOf(slot) : holder).Packed;
        call.Arguments[2] = (ulong)(slot < 0 ? OwnerCode.Nobody : owner);
        call.Arguments[3] = (isAlongWithNb ? default : LostMemoryOf(slot)).Packed;
        Begin(ref call);
        if (slot >= 0 && !isAlongWithNb && holder == default)
        {
            Released(named);
            DestroyMdl(slot);
        }

        End(call);
    }

    /// <summary>What kind of memory a range lies in. MDL-001.</summary>
    private AddressClass ClassOf(PVOID start, uint length)
    {
        ObjectReference reference = start.Reference;
        if (reference.Memory is null
            || reference.Generation == SimulatedMemory.NoGeneration
            || !Memory.TryFindBlock(reference.Offset, out MemoryBlock block)
            || block.IsFree
            || block.Generation != reference.Generation
            || (ulong)reference.Offset + length > (ulong)block.Start + block.Length)
        {
            return AddressClass.Other;
        }

        return new BlockTag(block.Tag).Kind switch
        {
            ObjectKind.Memory => AddressClass.Nonpaged,
            ObjectKind.SharedMemory => AddressClass.Shared,
            ObjectKind.Nb when reference.Offset != block.Start => AddressClass.NdisData,
            _ => AddressClass.Other,
        };
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

        if (_mdls[mdl].DataBlock != 0 && Memory.TryFindBlock(_mdls[mdl].DataBlock, out MemoryBlock block))
        {
            return new BlockTag(block.Tag).Object;
        }

        for (int nb = 0; nb < _nbs.Used; nb++)
        {
            if (_nbs[nb].Number != 0 && _nbs[nb].Mappings > 0 && IsInChainOf(_nbs[nb].Offset, _mdls[mdl].Offset))
            {
                return _nbs[nb].Id;
            }
        }

        return default;
    }

    private bool IsInChainOf(uint nb, uint mdl)
    {
        // The memory of a NET_BUFFER may be gone while a mapping of it is alive.
        if (NbSlotAt(nb) < 0)
        {
            return false;
        }

        uint member = Pointer(nb + NbField.MdlChain);
        for (int i = 0; i < MaximumChain && MdlSlotAt(member) >= 0; i++, member = Pointer(member + MdlField.Next))
        {
            if (member == mdl)
            {
                return true;
            }
        }

        return false;
    }
}
