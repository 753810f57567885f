namespace NdisConformance.Contract;

/// <summary>
/// Where the members of NDIS_RESTART_ATTRIBUTES lie on x64, and those of NDIS_RESTART_GENERAL_ATTRIBUTES in its Data.
/// </summary>
internal static class RestartAttributesLayout
{
    public const uint Next = 0x00;
    public const uint Oid = 0x08;
    public const uint DataLength = 0x0C;

    /// <summary>Data is aligned to MEMORY_ALLOCATION_ALIGNMENT.</summary>
    public const uint Data = 0x10;

    public const uint MtuSize = 0x04;
    public const uint MaxXmitLinkSpeed = 0x08;
    public const uint MaxRcvLinkSpeed = 0x10;
    public const uint LookaheadSize = 0x18;
    public const uint MacOptions = 0x1C;
    public const uint SupportedPacketFilters = 0x20;
    public const uint MaxMulticastListSize = 0x24;
    public const uint AccessType = 0x30;
    public const uint ConnectionType = 0x38;
    public const uint SupportedStatistics = 0x3C;
}
