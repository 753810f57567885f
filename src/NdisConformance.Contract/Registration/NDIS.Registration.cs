namespace NdisConformance.Contract;

/// <content>Constants of ndis.h: registration flags.</content>
public static partial class NDIS
{
    /// <summary>Driver flag: an intermediate driver.</summary>
    public const uint NDIS_INTERMEDIATE_DRIVER = 0x1;

    /// <summary>Driver flag: a WDM driver.</summary>
    public const uint NDIS_WDM_DRIVER = 0x2;

    /// <summary>The adapter has hardware.</summary>
    public const uint NDIS_MINIPORT_ATTRIBUTES_HARDWARE_DEVICE = 0x1;

    /// <summary>An NDIS-WDM driver.</summary>
    public const uint NDIS_MINIPORT_ATTRIBUTES_NDIS_WDM = 0x2;

    /// <summary>Copes with surprise removal.</summary>
    public const uint NDIS_MINIPORT_ATTRIBUTES_SURPRISE_REMOVE_OK = 0x4;

    /// <summary>Not connection-oriented.</summary>
    public const uint NDIS_MINIPORT_ATTRIBUTES_NOT_CO_NDIS = 0x8;

    /// <summary>Bind restriction.</summary>
    public const uint NDIS_MINIPORT_ATTRIBUTES_DO_NOT_BIND_TO_ALL_CO = 0x10;

    /// <summary>No halt on suspend; accepted, without effect.</summary>
    public const uint NDIS_MINIPORT_ATTRIBUTES_NO_HALT_ON_SUSPEND = 0x20;

    /// <summary>The NIC is a bus master; needed for scatter/gather DMA.</summary>
    public const uint NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER = 0x40;

    /// <summary>Controls the default port.</summary>
    public const uint NDIS_MINIPORT_CONTROLS_DEFAULT_PORT = 0x80;

    /// <summary>No pause on suspend; accepted, without effect.</summary>
    public const uint NDIS_MINIPORT_ATTRIBUTES_NO_PAUSE_ON_SUSPEND = 0x100;

    /// <summary>Wants MiniportShutdownEx on a bug check.</summary>
    public const uint NDIS_MINIPORT_ATTRIBUTES_REGISTER_BUGCHECK_CALLBACK = 0x400;

    /// <summary>Lookahead data may be copied.</summary>
    public const uint NDIS_MAC_OPTION_COPY_LOOKAHEAD_DATA = 0x1;

    /// <summary>The driver does not loop sends back.</summary>
    public const uint NDIS_MAC_OPTION_NO_LOOPBACK = 0x8;

    /// <summary>Packet filter: own address.</summary>
    public const uint NDIS_PACKET_TYPE_DIRECTED = 0x1;

    /// <summary>Packet filter: broadcast.</summary>
    public const uint NDIS_PACKET_TYPE_BROADCAST = 0x4;
}
