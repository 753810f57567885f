namespace NdisConformance.Contract;

/// <content>Constants of ndis.h: sizes.</content>
public static partial class NDIS
{
    /// <summary>Bytes up to CancelOidRequestHandler.</summary>
    public const ushort NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_1 = 0x88;

    /// <summary>Bytes up to CancelDirectOidRequestHandler.</summary>
    public const ushort NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2 = 0x98;

    /// <summary>Bytes up to SynchronousOidRequestHandler.</summary>
    public const ushort NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_3 = 0xA0;

    /// <summary>Bytes up to InterfaceType.</summary>
    public const ushort NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1 = 0x1C;

    /// <summary>The same members: revision 2 adds flag bits.</summary>
    public const ushort NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_2 = 0x1C;

    /// <summary>Bytes up to AutoNegotiationFlags.</summary>
    public const ushort NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1 = 0xD8;

    /// <summary>Bytes up to PowerManagementCapabilitiesEx.</summary>
    public const ushort NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2 = 0xE0;

    /// <summary>Bytes up to ScatterGatherListSize; sizeof is 40 and as good.</summary>
    public const ushort NDIS_SIZEOF_SG_DMA_DESCRIPTION_REVISION_1 = 36;

    /// <summary>Bytes up to DataSize.</summary>
    public const ushort NDIS_SIZEOF_NET_BUFFER_LIST_POOL_PARAMETERS_REVISION_1 = 16;

    /// <summary>The whole structure.</summary>
    public const ushort NDIS_SIZEOF_NET_BUFFER_POOL_PARAMETERS_REVISION_1 = 12;

    /// <summary>The whole structure.</summary>
    public const ushort NDIS_SIZEOF_MINIPORT_INTERRUPT_CHARACTERISTICS_REVISION_1 = 0x60;

    /// <summary>The whole structure.</summary>
    public const ushort NDIS_SIZEOF_MINIPORT_PAUSE_PARAMETERS_REVISION_1 = 12;

    /// <summary>Bytes up to Flags.</summary>
    public const ushort NDIS_SIZEOF_MINIPORT_RESTART_PARAMETERS_REVISION_1 = 20;

    /// <summary>NDIS_RESTART_GENERAL_ATTRIBUTES, revision 1.</summary>
    public const ushort NDIS_SIZEOF_RESTART_GENERAL_ATTRIBUTES_REVISION_1 = 84;

    /// <summary>NDIS_RESTART_GENERAL_ATTRIBUTES, revision 2.</summary>
    public const ushort NDIS_SIZEOF_RESTART_GENERAL_ATTRIBUTES_REVISION_2 = 88;

    /// <summary>Bytes up to PciDeviceCustomProperties.</summary>
    public const ushort NDIS_SIZEOF_MINIPORT_INIT_PARAMETERS_REVISION_1 = 64;

    /// <summary>Bytes up to Reserved2.</summary>
    public const ushort NDIS_SIZEOF_OID_REQUEST_REVISION_1 = 0xEC;

    /// <summary>The whole structure.</summary>
    public const ushort NDIS_SIZEOF_STATISTICS_INFO_REVISION_1 = 152;

    /// <summary>The whole structure.</summary>
    public const ushort NDIS_SIZEOF_INTERRUPT_MODERATION_PARAMETERS_REVISION_1 = 12;

    /// <summary>Alignment of context sizes on x64.</summary>
    public const ushort MEMORY_ALLOCATION_ALIGNMENT = 16;
}
