using NdisConformance.Contract;

namespace NdisConformance.Host.Ndis5;

/// <summary>Packets that are handled together: their slots, and their numbers, since slots are used again.</summary>
internal sealed class PacketBatch
{
    private const int UsualPackets = 16;
    private int[] _slots = new int[UsualPackets];
    private uint[] _numbers = new uint[UsualPackets];
    private NDIS_PACKET[] _packets = new NDIS_PACKET[UsualPackets];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, Count);

    public ReadOnlySpan<uint> Numbers => _numbers.AsSpan(0, Count);

    /// <summary>The packets as the driver gets them.</summary>
    public ReadOnlySpan<NDIS_PACKET> Packets => _packets.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(int slot, PacketStore store)
    {
        if (Count == _slots.Length)
        {
            Array.Resize(ref _slots, 2 * Count);
            Array.Resize(ref _numbers, 2 * Count);
            Array.Resize(ref _packets, 2 * Count);
        }

        (_slots[Count], _numbers[Count], _packets[Count]) = (slot, store.Packets[slot].Number, store[slot]);
        Count++;
    }
}
