namespace NdisConformance.Contract;

/// <summary>
/// The constants of ndis.h under their exact names, in one file for each DDI family:
/// <c>using static NdisConformance.Contract.NDIS;</c> makes them read as in C.
/// </summary>
public static partial class NDIS
{
    /// <summary>A version as NdisGetVersion returns it: 0x0006001E for NDIS 6.30.</summary>
    public static uint NdisVersion(byte major, byte minor) => ((uint)major << 16) | minor;
}
