namespace NdisConformance.Contract;

/// <summary>Where the members of a NET_BUFFER lie on Windows x64, in bytes. Source: Nb, NbD.</summary>
internal static class NetBufferLayout
{
    public const uint Next = 0x00;
    public const uint CurrentMdl = 0x08;
    public const uint CurrentMdlOffset = 0x10;
    public const uint DataLength = 0x18;
    public const uint MdlChain = 0x20;
    public const uint DataOffset = 0x28;
    public const uint ChecksumBias = 0x30;
    public const uint Reserved = 0x32;
    public const uint NdisPoolHandle = 0x38;
    public const uint NdisReserved = 0x40;
    public const uint ProtocolReserved = 0x50;
    public const uint MiniportReserved = 0x80;
    public const uint DataPhysicalAddress = 0xA0;

    /// <summary>Shared with ScatterGatherList.</summary>
    public const uint SharedMemoryInfo = 0xA8;

    /// <summary>The whole structure.</summary>
    public const uint Bytes = 0xB0;
}
