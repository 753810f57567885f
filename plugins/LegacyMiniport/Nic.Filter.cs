namespace LegacyMiniport;

/// <content>The receive filter and the counters.</content>
internal sealed partial class Nic
{
    private const uint ReceiveFilterRegister = 0x50;
    private const uint MulticastCount = 0x54;
    private const uint MulticastLow = 0x58;
    private const uint MulticastHigh = 0x5C;
    private const uint ReceiveCounters = 0x80;
    private const uint TransmitCounters = 0xB0;

    /// <summary>Frames received without error.</summary>
    public ulong FramesReceived => ReadFrames(ReceiveCounters);

    /// <summary>Frames transmitted without error.</summary>
    public ulong FramesTransmitted => ReadFrames(TransmitCounters);

    /// <summary>Sets which kinds of frames the NIC receives. The bits are those of NDIS.</summary>
    public void SetReceiveFilter(uint filter) => Write(ReceiveFilterRegister, filter);

    /// <summary>Empties the list of multicast addresses.</summary>
    public void ClearMulticastList() => Write(MulticastCount, 0);

    /// <summary>Appends an address to the list, in the byte order of the wire.</summary>
    public void AddMulticastAddress(ReadOnlySpan<byte> address)
    {
        Write(MulticastLow, ((uint)address[2] << 24) | ((uint)address[3] << 16) | ((uint)address[4] << 8) | address[5]);
        Write(MulticastHigh, ((uint)address[0] << 8) | address[1]);
    }

    /// <summary>Adds the frames to one station, to a group and to all; each has a counter of bytes behind it.</summary>
    private ulong ReadFrames(uint block) => ReadCounter(block) + ReadCounter(block + 0x10) + ReadCounter(block + 0x20);

    /// <summary>The NIC goes on counting: both halves must be of the same moment.</summary>
    private ulong ReadCounter(uint register)
    {
        uint high;
        uint low;
        do
        {
            high = Read(register + 4);
            low = Read(register);
        }
        while (high != Read(register + 4));

        return ((ulong)high << 32) | low;
    }
}
