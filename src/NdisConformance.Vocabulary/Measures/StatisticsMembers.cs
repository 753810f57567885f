namespace NdisConformance.Vocabulary;

/// <summary>The counters of NDIS_STATISTICS_INFO, of 8 bytes each. Source: OidStats.</summary>
public static class StatisticsMembers
{
    /// <summary>Bytes of a counter.</summary>
    public const uint Bytes = 8;

    /// <summary>Offset of SupportedStatistics.</summary>
    public const uint FlagsOffset = 4;

    /// <summary>All counters, in the order of the structure.</summary>
    public static IReadOnlyList<StatisticsMember> All { get; } =
    [
        new(0x10, 8, "ifInDiscards"),
        new(0x20, 16, "ifInErrors"),
        new(0x8, 24, "ifHCInOctets"),
        new(0x1, 32, "ifHCInUcastPkts"),
        new(0x2, 40, "ifHCInMulticastPkts"),
        new(0x4, 48, "ifHCInBroadcastPkts"),
        new(0x200, 56, "ifHCOutOctets"),
        new(0x40, 64, "ifHCOutUcastPkts"),
        new(0x80, 72, "ifHCOutMulticastPkts"),
        new(0x100, 80, "ifHCOutBroadcastPkts"),
        new(0x400, 88, "ifOutErrors"),
        new(0x8000, 96, "ifOutDiscards"),
        new(0x10000, 104, "ifHCInUcastOctets"),
        new(0x20000, 112, "ifHCInMulticastOctets"),
        new(0x40000, 120, "ifHCInBroadcastOctets"),
        new(0x80000, 128, "ifHCOutUcastOctets"),
        new(0x100000, 136, "ifHCOutMulticastOctets"),
        new(0x200000, 144, "ifHCOutBroadcastOctets"),
    ];

    /// <summary>True if a byte belongs to the header, or to a counter that flags declare valid.</summary>
    public static bool IsDeclared(uint offset, uint flags)
        => offset < All[0].Offset || (Find(offset).Flag & flags) != 0;

    /// <summary>The counter that a byte lies in; without a flag if there is none.</summary>
    public static StatisticsMember Find(uint offset)
    {
        int index = ((int)offset - (int)All[0].Offset) / (int)Bytes;
        return offset >= All[0].Offset && index < All.Count ? All[index] : default;
    }
}
