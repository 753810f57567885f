namespace NdisConformance.Nic;

/// <summary>Which frames the NIC takes from the wire: none after a reset.</summary>
internal sealed class ReceiveFilter(ulong stationAddress)
{
    private const uint Directed = 0x1;
    private const uint Multicast = 0x2;
    private const uint Broadcast = 0x4;
    private const uint AllMulticast = 0x8;
    private const uint Promiscuous = 0x20;
    private const int AddressBytes = 6;
    private const ulong BroadcastAddress = 0xFFFF_FFFF_FFFF;
    private const ulong GroupBit = 1UL << 40;
    private readonly ulong[] _multicast = new ulong[ReferenceNic.MulticastLimit];
    private int _count;

    /// <summary>The filter bits, as the register has them.</summary>
    public uint Bits { get; set; }

    /// <summary>Addresses in the list. A write shortens the list, and never lengthens it.</summary>
    public uint Count
    {
        get => (uint)_count;
        set => _count = (int)Math.Min(value, (uint)_count);
    }

    /// <summary>The low half of the address to be added.</summary>
    public uint Low { get; set; }

    public static FrameClass ClassOf(ReadOnlySpan<byte> frame)
    {
        ulong destination = Destination(frame);
        return destination == BroadcastAddress ? FrameClass.Broadcast
            : (destination & GroupBit) != 0 ? FrameClass.Multicast
            : FrameClass.Directed;
    }

    public void Reset()
    {
        Array.Clear(_multicast);
        (Bits, _count, Low) = (0, 0, 0);
    }

    /// <summary>Adds the address whose high half this is; one too many is ignored.</summary>
    public void Add(uint high)
    {
        if (_count < _multicast.Length)
        {
            _multicast[_count++] = ((ulong)(high & 0xFFFF) << 32) | Low;
        }
    }

    public bool Admits(ReadOnlySpan<byte> frame)
    {
        ulong destination = Destination(frame);
        return (Bits & Promiscuous) != 0 || ClassOf(frame) switch
        {
            FrameClass.Broadcast => (Bits & Broadcast) != 0,
            FrameClass.Multicast => (Bits & AllMulticast) != 0
                || ((Bits & Multicast) != 0 && _multicast.AsSpan(0, _count).Contains(destination)),
            _ => (Bits & Directed) != 0 && destination == stationAddress,
        };
    }

    private static ulong Destination(ReadOnlySpan<byte> frame)
    {
        ulong address = 0;
        for (int i = 0; i < AddressBytes && i < frame.Length; i++)
        {
            address = (address << 8) | frame[i];
        }

        return address;
    }
}
