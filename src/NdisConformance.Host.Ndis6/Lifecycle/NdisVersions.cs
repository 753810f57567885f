using NdisConformance.Contract;
using NdisConformance.Host.Kernel;

namespace NdisConformance.Host.Ndis6;

/// <summary>
/// Versions of NDIS and the header revisions that go with them. Sources: Chars, VerN, VerD, AMB-19.
/// </summary>
internal static class NdisVersions
{
    /// <summary>True if NDIS 6 has this minor version.</summary>
    public static bool IsKnown(byte major, byte minor)
        => major == 6 && HostVersion.All.Any(version => version.Minor == minor);

    /// <summary>The revision of the driver characteristics that a version asks for.</summary>
    public static byte CharacteristicsRevision(int version)
        => version >= Of(80) ? (byte)3 : version >= Of(1) ? (byte)2 : (byte)1;

    /// <summary>The size in bytes that a revision of the driver characteristics has at least.</summary>
    public static ushort CharacteristicsSize(byte revision) => revision switch
    {
        1 => NDIS.NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_1,
        2 => NDIS.NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2,
        _ => NDIS.NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_3,
    };

    /// <summary>The newest revision of the registration attributes at a version.</summary>
    public static byte RegistrationAttributesRevision(int version) => version >= Of(30) ? (byte)2 : (byte)1;

    /// <summary>The newest revision of the general attributes at a version.</summary>
    public static byte GeneralAttributesRevision(int version) => version >= Of(20) ? (byte)2 : (byte)1;

    /// <summary>A version 6.x as major * 256 + minor.</summary>
    public static int Of(byte minor) => (6 << 8) | minor;
}
