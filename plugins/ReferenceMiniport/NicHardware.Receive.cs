namespace ReferenceMiniport;

/// <content>Which frames the NIC takes, and what it counted.</content>
internal sealed partial class NicHardware
{
    private const uint ReceiveFilter = 0x50;
    private const uint MulticastCount = 0x54;
    private const uint MulticastLow = 0x58;
    private const uint MulticastHigh = 0x5C;
    private const uint TransmitErrorCount = 0x64;
    private const uint ReceiveDropCount = 0x6C;
    private const uint ReceiveCounterBlock = 0x80;
    private const uint TransmitCounterBlock = 0xB0;

    /// <summary>Frames that were not transmitted.</summary>
    public uint TransmitErrors => Read(TransmitErrorCount);

    /// <summary>Frames that found no buffer.</summary>
    public uint ReceiveDrops => Read(ReceiveDropCount);

    /// <summary>Says which kinds of frames the NIC receives.</summary>
    public void SetReceiveFilter(uint filter) => Write(ReceiveFilter, filter);

    /// <summary>Empties the list of multicast addresses.</summary>
    public void ClearMulticastList() => Write(MulticastCount, 0);

    /// <summary>Adds an address to the list, as it is on the wire.</summary>
    public void AddMulticastAddress(ReadOnlySpan<byte> address)
    {
        Write(MulticastLow, ((uint)address[2] << 24) | ((uint)address[3] << 16) | ((uint)address[4] << 8) | address[5]);
        Write(MulticastHigh, ((uint)address[0] << 8) | address[1]);
    }

    /// <summary>What was received without error.</summary>
    public NicCounters ReceiveCounters() => ReadCounters(ReceiveCounterBlock);

    /// <summary>What was transmitted without error.</summary>
    public NicCounters TransmitCounters() => ReadCounters(TransmitCounterBlock);

    private NicCounters ReadCounters(uint block) => new(
        ReadCounter(block),
        ReadCounter(block + 0x08),
        ReadCounter(block + 0x10),
        ReadCounter(block + 0x18),
        ReadCounter(block + 0x20),
        ReadCounter(block + 0x28));

    /// <summary>The NIC goes on counting: the low half must belong to the high half that is read with it.</summary>
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
