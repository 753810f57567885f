using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis6;

/// <summary>Scatter/gather lists from the accepted request to the freed list. One per machine.</summary>
internal sealed class SgMappings(
    ListRecords records,
    MemoryObjects objects,
    NblStore store,
    MdlWalker walker,
    DmaMapper mapper,
    ListBuffers buffers,
    HostTrace trace,
    MachineMemory memory,
    HostDuties duties)
{
    /// <summary>Maps what was planned and finds a place for the list.</summary>
    public NDIS_STATUS Build(
        in ListRequest request, DmaPlan plan, bool isBounced, out int slot, out Shortage shortage)
    {
        shortage = Shortage.None;
        uint nbNumber = store.Nbs[request.NbSlot].Number;
        slot = mapper.Create(
            new TraceObject(ObjectKind.Nb, nbNumber),
            request.IsToDevice,
            request.Channel.Is64Bit,
            request.CurrentMdl,
            request.CurrentMdlOffset);
        ref MappingRecord mapping = ref records.Open(slot);
        mapping.Number = mapper[slot].Number;
        mapping.Channel = request.Channel;
        mapping.FreedBefore = records.FreedCount;
        mapping.Context = request.Context;
        mapping.NbSlot = request.NbSlot;
        mapping.NbNumber = nbNumber;
        mapping.CurrentMdl = request.CurrentMdl;
        mapping.CurrentMdlOffset = request.CurrentMdlOffset;
        mapping.DataOffset = request.DataOffset;
        mapping.DataLength = request.DataLength;
        mapping.MdlDigest = plan.MdlDigest;
        NDIS_STATUS status = NDIS_STATUS_RESOURCES;
        if (!mapper.TryMap(slot, plan, isBounced)
            || (status = buffers.PlaceList(ref mapping, slot, request)) != NDIS_STATUS_SUCCESS)
        {
            // Memory or logical addresses are used up: others hold them, so that trying again can help.
            shortage = Shortage.Transient;
            mapper.Undo(slot);
            records.Close(slot);
            return status;
        }

        store.Nbs[mapping.NbSlot].Mappings++;
        mapping.Channel.PendingRequests++;
        mapping.Channel.AcceptedRequests++;
        mapping.Channel.MapRegistersInUse += mapper[slot].MapRegisters;
        mapper.Commit(slot);
        StateMapping(mapping, slot, request, plan);
        return NDIS_STATUS_SUCCESS;
    }

    /// <summary>Ends a mapping: the device loses it, the data and the storage are their owners' again.</summary>
    public void Unmap(int slot, bool copyBack)
    {
        ref MappingRecord mapping = ref records[slot];
        mapper.End(slot, copyBack);
        buffers.UnlockBuffer(ref mapping);
        if (mapping.Storage == ListStorage.Host)
        {
            memory.Free(mapping.ListOffset);
        }
        else
        {
            buffers.ForgetCallerList(mapping, slot);
            if (objects.IsAlive(mapping.BufferGeneration))
            {
                // The storage is the driver's again, the list in it is not.
                memory.Span(mapping.ListOffset, mapping.ListBytes).Fill(MachineMemory.FreedPattern);
            }
        }

        ReleaseCounts(mapping, mapper[slot].MapRegisters);
        records.AddFreed(new FreedList(
            mapping.ListOffset, mapping.Number, mapping.NetBuffer, mapping.BufferOffset, mapping.BufferBytes));
        records.Close(slot);
        mapper.Give(slot);
    }

    /// <summary>
    /// States the first member of a mapped NET_BUFFER that differs from what was mapped, if it is still that
    /// NET_BUFFER. SGDMA-LIST-013.
    /// </summary>
    public void CheckNetBuffer(int slot)
    {
        ref MappingRecord mapping = ref records[slot];
        uint nb = store.Nbs[mapping.NbSlot].Offset;
        if (store.Nbs[mapping.NbSlot].Number != mapping.NbNumber
            || objects.SlotAt(nb, ObjectKind.Nb) != mapping.NbSlot)
        {
            return;
        }

        uint mdl = objects.Pointer(nb + NetBufferLayout.CurrentMdl);
        uint mdlOffset = memory.Read<uint>(nb + NetBufferLayout.CurrentMdlOffset);
        uint offset = memory.Read<uint>(nb + NetBufferLayout.DataOffset);
        ulong length = memory.Read<ulong>(nb + NetBufferLayout.DataLength);
        (MappedMember member, ulong was, ulong now) =
            mdl != mapping.CurrentMdl
                ? (MappedMember.CurrentMdl, NumberOf(mapping.CurrentMdl), NumberOf(mdl))
            : mdlOffset != mapping.CurrentMdlOffset
                ? (MappedMember.CurrentMdlOffset, mapping.CurrentMdlOffset, mdlOffset)
            : offset != mapping.DataOffset ? (MappedMember.DataOffset, mapping.DataOffset, offset)
            : length != mapping.DataLength ? (MappedMember.DataLength, mapping.DataLength, length)
            : DigestOfMdls(mapping, slot) != mapping.MdlDigest ? (MappedMember.MdlChain, 0, 0)
            : (MappedMember.None, 0ul, 0ul);
        if (member != MappedMember.None)
        {
            trace.MappedNetBufferChanged(mapping.Id, mapping.NetBuffer, member, was, now);
        }
    }

    private uint NumberOf(uint mdl) => objects.BlockAt(mdl, out _) is { Kind: ObjectKind.Mdl } named ? named.Number : 0;

    private ulong DigestOfMdls(in MappingRecord mapping, int slot) => walker.DigestOf(
        mapping.CurrentMdl, duties.ListStart(mapping.CurrentMdlOffset) + mapper[slot].TotalBytes);

    private void StateMapping(in MappingRecord mapping, int slot, in ListRequest request, DmaPlan plan)
    {
        ReadOnlySpan<MappedRun> runs = mapper.Runs(slot);
        trace.SgMapped(
            mapping.Id,
            mapping.NetBuffer,
            (uint)runs.Length,
            mapper[slot].TotalBytes,
            mapper[slot].BounceOffset != 0,
            mapping.Storage,
            request.DataOffset,
            request.CurrentMdlOffset,
            runs[0].Length,
            runs[^1].Length,
            plan.MdlCount);
    }

    private void ReleaseCounts(in MappingRecord mapping, uint mapRegisters)
    {
        ref NbRecord nb = ref store.Nbs[mapping.NbSlot];
        if (nb.Number == mapping.NbNumber)
        {
            nb.Mappings--;
        }

        DmaChannel channel = mapping.Channel;
        channel.MapRegistersInUse -= mapRegisters;
        if (mapping.IsDelivered)
        {
            channel.LiveMappings--;
        }
        else
        {
            channel.PendingRequests--;
        }
    }
}
