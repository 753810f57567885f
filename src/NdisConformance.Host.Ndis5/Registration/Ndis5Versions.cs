using NdisConformance.Contract;

namespace NdisConformance.Host.Ndis5;

/// <summary>
/// Versions of NDIS before 6, and the hosts that take them. Sources: RegM5, Chars5, AMB-39.
/// </summary>
internal static class Ndis5Versions
{
    public const int Ndis50 = 0x0500;
    public const int Ndis51 = 0x0501;

    private const int Ndis40 = 0x0400;
    private const int Ndis30 = 0x0300;

    /// <summary>NDIS 6.20, the last one that takes drivers of NDIS 5.</summary>
    private const int LastHost = 0x0614;

    /// <summary>True if a host loads drivers of a version: up to its own, and none of NDIS 5 from 6.30 on.</summary>
    public static bool Takes(int host, int driver)
        => driver is Ndis30 or Ndis40 or Ndis50 or Ndis51 && driver <= host && host <= LastHost;

    /// <summary>The bytes that the characteristics of a version have at least.</summary>
    public static uint CharacteristicsSize(int driver) => driver switch
    {
        Ndis51 => NDIS.NDIS51_MINIPORT_CHARACTERISTICS_SIZE,
        Ndis50 => NDIS.NDIS50_MINIPORT_CHARACTERISTICS_SIZE,
        Ndis40 => NDIS.NDIS40_MINIPORT_CHARACTERISTICS_SIZE,
        _ => 0,
    };
}
