namespace NdisConformance.Contract;

/// <content>Constants of ndis.h: object types and revisions.</content>
public static partial class NDIS
{
    /// <summary>Default type.</summary>
    public const byte NDIS_OBJECT_TYPE_DEFAULT = 0x80;

    /// <summary>Initialization parameters.</summary>
    public const byte NDIS_OBJECT_TYPE_MINIPORT_INIT_PARAMETERS = 0x81;

    /// <summary>NDIS_SG_DMA_DESCRIPTION.</summary>
    public const byte NDIS_OBJECT_TYPE_SG_DMA_DESCRIPTION = 0x83;

    /// <summary>NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS.</summary>
    public const byte NDIS_OBJECT_TYPE_MINIPORT_INTERRUPT = 0x84;

    /// <summary>NDIS_MINIPORT_DRIVER_CHARACTERISTICS.</summary>
    public const byte NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS = 0x8A;

    /// <summary>NDIS_OID_REQUEST.</summary>
    public const byte NDIS_OBJECT_TYPE_OID_REQUEST = 0x96;

    /// <summary>Registration attributes.</summary>
    public const byte NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES = 0x9E;

    /// <summary>General attributes.</summary>
    public const byte NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES = 0x9F;

    /// <summary>NDIS_RESTART_GENERAL_ATTRIBUTES.</summary>
    public const byte NDIS_OBJECT_TYPE_RESTART_GENERAL_ATTRIBUTES = 0xA2;

    /// <summary>NDIS 6.0 and 6.1.</summary>
    public const byte NDIS_RESTART_GENERAL_ATTRIBUTES_REVISION_1 = 1;

    /// <summary>NDIS 6.20 and later.</summary>
    public const byte NDIS_RESTART_GENERAL_ATTRIBUTES_REVISION_2 = 2;

    /// <summary>NDIS 6.0.</summary>
    public const byte NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_1 = 1;

    /// <summary>NDIS 6.1 to 6.70.</summary>
    public const byte NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2 = 2;

    /// <summary>NDIS 6.80 and later.</summary>
    public const byte NDIS_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_3 = 3;

    /// <summary>NDIS 6.0.</summary>
    public const byte NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1 = 1;

    /// <summary>NDIS 6.30 and later.</summary>
    public const byte NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_2 = 2;

    /// <summary>NDIS 6.0 and 6.1.</summary>
    public const byte NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1 = 1;

    /// <summary>NDIS 6.20 and later.</summary>
    public const byte NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2 = 2;

    /// <summary>The documented revision.</summary>
    public const byte NDIS_SG_DMA_DESCRIPTION_REVISION_1 = 1;

    /// <summary>The documented revision.</summary>
    public const byte NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1 = 1;

    /// <summary>The documented revision.</summary>
    public const byte NET_BUFFER_POOL_PARAMETERS_REVISION_1 = 1;

    /// <summary>The documented revision.</summary>
    public const byte NDIS_MINIPORT_INTERRUPT_REVISION_1 = 1;

    /// <summary>The documented revision.</summary>
    public const byte NDIS_MINIPORT_PAUSE_PARAMETERS_REVISION_1 = 1;

    /// <summary>The documented revision.</summary>
    public const byte NDIS_MINIPORT_RESTART_PARAMETERS_REVISION_1 = 1;

    /// <summary>The documented revision.</summary>
    public const byte NDIS_MINIPORT_INIT_PARAMETERS_REVISION_1 = 1;

    /// <summary>The revision that every host knows.</summary>
    public const byte NDIS_OID_REQUEST_REVISION_1 = 1;

    /// <summary>The documented revision.</summary>
    public const byte NDIS_STATISTICS_INFO_REVISION_1 = 1;

    /// <summary>The documented revision.</summary>
    public const byte NDIS_INTERRUPT_MODERATION_PARAMETERS_REVISION_1 = 1;
}
