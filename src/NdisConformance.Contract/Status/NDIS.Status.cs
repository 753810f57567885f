namespace NdisConformance.Contract;

/// <content>Constants of ndis.h: status indications.</content>
public static partial class NDIS
{
    /// <summary>NDIS_STATUS_INDICATION.</summary>
    public const byte NDIS_OBJECT_TYPE_STATUS_INDICATION = 0x98;

    /// <summary>The only one.</summary>
    public const byte NDIS_STATUS_INDICATION_REVISION_1 = 1;

    /// <summary>The whole structure.</summary>
    public const ushort NDIS_SIZEOF_STATUS_INDICATION_REVISION_1 = 112;

    /// <summary>The only one.</summary>
    public const byte NDIS_LINK_STATE_REVISION_1 = 1;

    /// <summary>The whole structure.</summary>
    public const ushort NDIS_SIZEOF_LINK_STATE_REVISION_1 = 40;

    /// <summary>A speed that nobody knows.</summary>
    public const ulong NDIS_LINK_SPEED_UNKNOWN = ulong.MaxValue;
}
