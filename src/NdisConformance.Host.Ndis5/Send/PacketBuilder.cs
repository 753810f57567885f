using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis5;

/// <summary>
/// Builds what a protocol sends: packets, their buffers and the bytes of the frames. One per adapter.
/// </summary>
internal sealed class PacketBuilder(
    PacketStore store, DataMdls data, MdlStore mdls, MachineMemory memory, MemoryObjects objects, SentFrames sent)
{
    private const uint ProtocolReservedBytes = 32;

    /// <summary>Makes a packet with a frame of its own; gives its slot.</summary>
    public int Build(FrameShape shape)
    {
        int slot = Expect(store.New(pool: null, ProtocolReservedBytes, isProtocol: true));
        ref SentFrame frame = ref sent.Add();
        frame.Length = shape.DataLength;
        frame.Packet = store.Packets[slot].Number;
        uint number = frame.Number;
        store.Packets[slot].Frame = number;
        ulong tag = new BlockTag(ObjectKind.Packet, store.Packets[slot].Number, slot, isProtocol: true).Packed;
        uint position = 0;
        int previous = -1;
        for (int i = 0; i < shape.Lengths.Length; i++)
        {
            int mdl = Expect(data.NewOf(shape, i, previous, tag));
            Link(slot, previous, mdl);
            data.Write(number, shape, position, mdl);
            position += shape.Lengths[i];
            previous = mdl;
        }

        uint offset = store.Packets[slot].Offset;
        objects.WritePointer(offset + PacketLayout.Tail, mdls.Records[previous].Offset);
        memory.Write(offset + PacketLayout.TotalLength, position);
        memory.Write(offset + PacketLayout.Count, (uint)shape.Lengths.Length);
        memory.Write(offset + PacketLayout.ValidCounts, (byte)1);
        return slot;
    }

    /// <summary>The protocol has a packet back, and frees it.</summary>
    public void Free(int slot)
    {
        for (int mdl = store.Packets[slot].FirstMdl; mdl >= 0;)
        {
            int next = mdls.Records[mdl].NextMdl;
            mdls.Destroy(mdl);
            mdl = next;
        }

        store.Destroy(slot);
    }

    private void Link(int packet, int previous, int mdl)
    {
        uint offset = mdls.Records[mdl].Offset;
        if (previous < 0)
        {
            store.Packets[packet].FirstMdl = mdl;
            objects.WritePointer(store.Packets[packet].Offset + PacketLayout.Head, offset);
        }
        else
        {
            mdls.Records[previous].NextMdl = mdl;
            objects.WritePointer(mdls.Records[previous].Offset + MdlLayout.Next, offset);
        }
    }

    private static int Expect(int slot) => slot >= 0
        ? slot
        : throw new HarnessDefectException("the simulated memory is too small for what is to be sent");
}
