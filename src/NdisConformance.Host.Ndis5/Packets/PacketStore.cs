using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Host.Ndis5;

/// <summary>The blocks that hold packets, and the records that go with them. One per machine.</summary>
[Resets]
internal sealed partial class PacketStore(MemoryObjects objects, MachineMemory memory, MdlStore mdls)
{
    /// <summary>The Status of a packet that is to be sent, until the miniport sets it: none that NDIS has.</summary>
    public const NDIS_STATUS NoStatus = (NDIS_STATUS)0xFFFF_FFFF;

    private const uint PointerBytes = 8;

    // Each use fills its own bytes.
    [Kept]
    private byte[] _gathered = new byte[2048];

    public SlotTable<PacketRecord> Packets { get; } = new();

    /// <summary>Makes a packet; -1 if no memory is left.</summary>
    public int New(PacketPool? pool, uint protocolReservedBytes, bool isProtocol)
    {
        uint reserved = (protocolReservedBytes + PointerBytes - 1) / PointerBytes * PointerBytes;
        uint oob = PacketLayout.ProtocolReserved + reserved;
        uint bytes = oob + PacketLayout.OobBytes + NDIS.PacketInfoBytes;
        int slot = Packets.Take();
        uint number = objects.NextNumber(ObjectKind.Packet);
        ulong tag = new BlockTag(ObjectKind.Packet, number, slot, isProtocol).Packed;
        uint offset = memory.AllocateZeroed(bytes, tag);
        if (offset == 0)
        {
            objects.TakeBackNumber(ObjectKind.Packet);
            Packets.Give(slot);
            return -1;
        }

        memory.Write(offset + PacketLayout.OobOffset, (ushort)oob);
        memory.Write(offset + PacketLayout.Pool, pool?.Handle.Value ?? 0);
        Packets[slot] = new PacketRecord
        {
            Number = number,
            Offset = offset,
            Bytes = bytes,
            IsProtocol = isProtocol,
            Pool = pool,
            FirstMdl = -1,
        };
        return slot;
    }

    /// <summary>The packet of a slot, as the driver gets it.</summary>
    public NDIS_PACKET this[int slot] => new(objects.ReferenceTo(Packets[slot].Offset));

    /// <summary>What a pointer to a packet names.</summary>
    public TraceObject Find(NDIS_PACKET value, out int slot)
    {
        TraceObject named = objects.Locate(value.Reference, ObjectKind.Packet, out slot);
        if (slot < 0 || Packets[slot].Number == named.Number)
        {
            return named;
        }

        // It was reported as leaked, and has no record any more.
        slot = -1;
        return named.As(ObjectState.Released);
    }

    /// <summary>Who made a packet.</summary>
    public OwnerCode OwnerOf(int slot)
        => slot < 0 ? OwnerCode.Nobody : Packets[slot].IsProtocol ? OwnerCode.Ndis : OwnerCode.Miniport;

    public void Destroy(int slot)
    {
        objects.Retire(Packets[slot].Offset);
        Packets.Give(slot);
    }

    /// <summary>The first MDL of a packet as its memory says, or 0.</summary>
    public uint HeadOf(int slot) => objects.Pointer(Packets[slot].Offset + PacketLayout.Head);

    /// <summary>How many buffers a packet has.</summary>
    public uint CountBuffers(int slot)
    {
        uint count = 0;
        uint mdl = HeadOf(slot);
        for (; mdl != 0 && mdls.SlotAt(mdl) >= 0 && count < MdlStore.MaximumChain; mdl = mdls.Next(mdl))
        {
            count++;
        }

        return count;
    }

    /// <summary>The bytes of a packet, in one piece.</summary>
    public ReadOnlySpan<byte> Gather(int slot)
    {
        int filled = 0;
        uint mdl = HeadOf(slot);
        for (int i = 0; i < MdlStore.MaximumChain; i++, mdl = mdls.Next(mdl))
        {
            if (mdl == 0 || !mdls.TryGetPiece(mdl, 0, uint.MaxValue, out uint start, out uint length))
            {
                break;
            }

            if (_gathered.Length < filled + length)
            {
                Array.Resize(ref _gathered, (int)Math.Max(filled + length, 2 * _gathered.Length));
            }

            memory.Span(start, length).CopyTo(_gathered.AsSpan(filled));
            filled += (int)length;
        }

        return _gathered.AsSpan(0, filled);
    }

    /// <summary>
    /// The length that a packet remembers; what was counted, if it remembers none, and then it remembers that.
    /// </summary>
    public uint QueryLength(int slot, uint counted)
    {
        uint offset = Packets[slot].Offset;
        if (memory.Read<byte>(offset + PacketLayout.ValidCounts) == 0)
        {
            memory.Write(offset + PacketLayout.TotalLength, counted);
            memory.Write(offset + PacketLayout.Count, CountBuffers(slot));
            memory.Write(offset + PacketLayout.ValidCounts, (byte)1);
        }

        return memory.Read<uint>(offset + PacketLayout.TotalLength);
    }

    public NDIS_STATUS StatusOf(int slot) => (NDIS_STATUS)memory.Read<uint>(OobOf(slot) + PacketLayout.OobStatus);

    public void SetStatus(int slot, NDIS_STATUS status)
        => memory.Write(OobOf(slot) + PacketLayout.OobStatus, (uint)status);

    public uint HeaderSizeOf(int slot) => memory.Read<uint>(OobOf(slot) + PacketLayout.OobHeaderSize);

    /// <summary>Writes a pointer of the per-packet information.</summary>
    public void SetInfo(int slot, NDIS_PER_PACKET_INFO id, uint target)
        => objects.WritePointer(OobOf(slot) + PacketLayout.OobBytes + (PointerBytes * (uint)id), target);

    /// <summary>What a pointer of the per-packet information points to; 0 for NULL.</summary>
    public uint InfoOf(int slot, NDIS_PER_PACKET_INFO id)
        => objects.Pointer(OobOf(slot) + PacketLayout.OobBytes + (PointerBytes * (uint)id));

    /// <summary>What <see cref="InfoOf"/> gave, as the driver sees it.</summary>
    public PVOID AddressAt(uint target) => objects.AddressAt(target);

    public void SetLocked(int slot, bool isLocked)
        => objects.SetLocked(Packets[slot].Offset, Packets[slot].Bytes, isLocked);

    private uint OobOf(int slot)
        => Packets[slot].Offset + memory.Read<ushort>(Packets[slot].Offset + PacketLayout.OobOffset);
}
