using NdisConformance.Contract;

namespace NdisConformance.Vocabulary;

/// <summary>
/// NDIS_MINIPORT_CHARACTERISTICS of the versions before NDIS 6: the length and the entry points that each demands.
/// Versions are major * 256 + minor. Source: Chars5, RegM5.
/// </summary>
public static class Ndis5Characteristics
{
    public const int Ndis30 = 0x0300;
    public const int Ndis40 = 0x0400;
    public const int Ndis50 = 0x0500;
    public const int Ndis51 = 0x0501;

    private const ulong Always = Halt | Initialize | Query | Reset | Set;
    private const ulong Halt = 1 << 3;
    private const ulong Initialize = 1 << 5;
    private const ulong Query = 1 << 7;
    private const ulong Reset = 1 << 8;
    private const ulong Send = 1 << 9;
    private const ulong Set = 1 << 10;
    private const ulong SendPackets = 1 << 12;
    private const ulong PnPEvent = 1 << 15;

    /// <summary>True for a version that has such characteristics.</summary>
    public static bool Has(int version) => version is Ndis30 or Ndis40 or Ndis50 or Ndis51;

    /// <summary>The bytes that the structure of a version has; 0 where that is not known.</summary>
    public static uint SizeOf(int version) => version switch
    {
        Ndis51 => NDIS.NDIS51_MINIPORT_CHARACTERISTICS_SIZE,
        Ndis50 => NDIS.NDIS50_MINIPORT_CHARACTERISTICS_SIZE,
        Ndis40 => NDIS.NDIS40_MINIPORT_CHARACTERISTICS_SIZE,
        _ => 0,
    };

    /// <summary>
    /// True if no entry point is missing that a driver of a version has to have; given has a bit for each, in the order
    /// of the structure.
    /// </summary>
    public static bool AreComplete(ulong given, int version)
        => (given & Always) == Always
            && (given & (Send | SendPackets)) != 0
            && (version < Ndis51 || (given & PnPEvent) != 0);
}
