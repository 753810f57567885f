using static NdisConformance.Contract.NDIS;

namespace ReferenceMiniport;

/// <summary>The version of NDIS 6 that driver and host agree on, and the structure revisions that go with it.</summary>
/// <param name="Minor">The minor version in decimal: 30 for NDIS 6.30.</param>
internal readonly record struct NdisVersion(byte Minor)
{
    private const byte HighestSupportedMinor = 89;

    /// <summary>Always 6.</summary>
    public static byte Major => 6;

    /// <summary>Revision of NDIS_MINIPORT_DRIVER_CHARACTERISTICS.</summary>
    public byte CharacteristicsRevision => Minor switch
    {
        0 => NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_1,
        < 80 => NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2,
        _ => NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_3,
    };

    /// <summary>Size of that revision in bytes.</summary>
    public ushort CharacteristicsSize => Minor switch
    {
        0 => NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_1,
        < 80 => NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2,
        _ => NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_3,
    };

    /// <summary>Revision of NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES.</summary>
    public byte RegistrationAttributesRevision => Minor < 30
        ? NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1
        : NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_2;

    /// <summary>Size of that revision in bytes.</summary>
    public ushort RegistrationAttributesSize => Minor < 30
        ? NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1
        : NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_2;

    /// <summary>Revision of NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES.</summary>
    public byte GeneralAttributesRevision => Minor < 20
        ? NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1
        : NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2;

    /// <summary>Size of that revision in bytes.</summary>
    public ushort GeneralAttributesSize => Minor < 20
        ? NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1
        : NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2;

    /// <summary>
    /// The highest version that both sides know. A host older than NDIS 6 knows none; asking it for 6.0 makes it say
    /// so.
    /// </summary>
    /// <param name="hostVersion">What NdisGetVersion returned.</param>
    public static NdisVersion HighestCommon(uint hostVersion)
    {
        if (hostVersion < VersionNumber(0))
        {
            return new NdisVersion(0);
        }

        return new NdisVersion((byte)(Math.Min(hostVersion, VersionNumber(HighestSupportedMinor)) & 0xFF));
    }

    private static uint VersionNumber(byte minor) => NdisConformance.Contract.NDIS.NdisVersion(Major, minor);
}
