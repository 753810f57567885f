using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis5;

/// <summary>NDIS maps packets for the device, from before the send until its completion. One per machine.</summary>
[Resets]
internal sealed partial class PacketMappings(
    PacketStore store,
    MdlWalker walker,
    DataMdls data,
    MdlStore mdls,
    DmaMapper mapper,
    MachineMemory memory,
    HostTrace trace,
    Ndis5Duties duties,
    SimulatedPc pc)
{
    /// <summary>
    /// So many map registers more than MaximumPhysicalMapping needs may a packet take before NDIS copies it to one
    /// buffer. No page gives a number: "excessive fragmentation".
    /// </summary>
    private const uint SpareMapRegisters = 32;

    private readonly DmaPlan _plan = new();

    /// <summary>Maps a packet and puts its list into the per-packet information.</summary>
    public void Map(int packet, PacketDma channel)
    {
        uint head = store.HeadOf(packet);
        Plan(head);
        if (_plan.PagesNeeded > DmaPlan.PagesOf(channel.MaximumPhysicalMapping) + SpareMapRegisters)
        {
            head = Copy(packet);
            Plan(head);
        }

        int slot = mapper.Create(store.Packets[packet].Id, isToDevice: true, channel.Is64Bit, head, 0);
        bool isBounced = duties.Bounces(pc.Choose(HostChoice.Bounce, TraceName.MiniportSendPackets, 2) == 1);
        if (!mapper.TryMap(slot, _plan, isBounced))
        {
            throw new HarnessDefectException("the simulated machine is too small to map what is to be sent");
        }

        mapper.Commit(slot);
        ReadOnlySpan<MappedRun> runs = mapper.Runs(slot);
        uint bytes = MappedLists.BytesOf(runs.Length);
        uint list = memory.Allocate(bytes, new BlockTag(ObjectKind.Sg, mapper[slot].Number, slot).Packed);
        MappedLists.Write(memory.Span(list, bytes), runs);
        store.SetInfo(packet, NDIS_PER_PACKET_INFO.ScatterGatherListPacketInfo, list);
        store.Packets[packet].Mapping = slot + 1;
        store.Packets[packet].ListOffset = list;
        trace.PacketMapped(
            store.Packets[packet].Id, mapper[slot].Id, (uint)runs.Length, mapper[slot].TotalBytes, isBounced);
    }

    private void Plan(uint head)
    {
        if (!walker.TryPlan(head, 0, walker.BytesOf(head), _plan))
        {
            throw new HarnessDefectException("a packet of a protocol could not be planned");
        }
    }

    /// <summary>Copies a packet that is too fragmented into one buffer; its first MDL.</summary>
    private uint Copy(int packet)
    {
        ReadOnlySpan<byte> bytes = store.Gather(packet);
        int mdl = data.New(
            new BlockTag(ObjectKind.Packet, store.Packets[packet].Number, packet, isProtocol: true).Packed,
            isProtocol: true,
            (uint)bytes.Length,
            DataMdls.AnyPageOffset);
        if (mdl < 0)
        {
            throw new HarnessDefectException("the simulated memory is too small for what is to be sent");
        }

        mdls.TryGetPiece(mdls.Records[mdl].Offset, 0, uint.MaxValue, out uint start, out _);
        bytes.CopyTo(memory.Span(start, (uint)bytes.Length));
        store.Packets[packet].CopyMdl = mdl + 1;
        return mdls.Records[mdl].Offset;
    }

    /// <summary>Unmaps a packet, if it is mapped: its list is gone.</summary>
    public void Unmap(int packet)
    {
        int slot = store.Packets[packet].Mapping - 1;
        if (slot >= 0)
        {
            mapper.End(slot, copyBack: false);
            mapper.Give(slot);
            memory.Free(store.Packets[packet].ListOffset);
            if (store.Packets[packet].CopyMdl != 0)
            {
                mdls.Destroy(store.Packets[packet].CopyMdl - 1);
                store.Packets[packet].CopyMdl = 0;
            }

            store.SetInfo(packet, NDIS_PER_PACKET_INFO.ScatterGatherListPacketInfo, 0);
            store.Packets[packet].Mapping = 0;
            store.Packets[packet].ListOffset = 0;
        }
    }

    /// <summary>The list of a packet as traces name it; none if it is not mapped.</summary>
    public TraceObject ListOf(int packet)
        => store.Packets[packet].Mapping == 0 ? default : mapper[store.Packets[packet].Mapping - 1].Id;
}
