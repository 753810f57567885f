namespace NdisConformance.Contract;

/// <summary>Where the members of an NDIS_PACKET lie on Windows x64, in bytes. Source: Pkt.</summary>
internal static class PacketLayout
{
    public const uint PhysicalCount = 0x00;
    public const uint TotalLength = 0x04;
    public const uint Head = 0x08;
    public const uint Tail = 0x10;
    public const uint Pool = 0x18;
    public const uint Count = 0x20;
    public const uint Flags = 0x24;
    public const uint ValidCounts = 0x28;
    public const uint NdisPacketFlags = 0x29;
    public const uint OobOffset = 0x2A;
    public const uint MiniportReserved = 0x30;
    public const uint WrapperReserved = 0x40;
    public const uint Reserved = 0x50;
    public const uint ProtocolReserved = 0x60;

    /// <summary>NDIS_PACKET_OOB_DATA, from where OobOffset says.</summary>
    public const uint OobTimeToSend = 0x00;
    public const uint OobHeaderSize = 0x10;
    public const uint OobStatus = 0x20;
    public const uint OobBytes = 0x28;
}
