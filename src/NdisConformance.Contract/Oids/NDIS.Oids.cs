namespace NdisConformance.Contract;

/// <content>Constants of ntddndis.h: object identifiers, and what goes with them.</content>
public static partial class NDIS
{
    /// <summary>Query: bytes of the NIC's transmit buffers. 4 bytes.</summary>
    public const uint OID_GEN_TRANSMIT_BUFFER_SPACE = 0x00010108;

    /// <summary>Query: bytes of the NIC's receive buffers. 4 bytes.</summary>
    public const uint OID_GEN_RECEIVE_BUFFER_SPACE = 0x00010109;

    /// <summary>Query: bytes of one transmit buffer of the NIC. 4 bytes.</summary>
    public const uint OID_GEN_TRANSMIT_BLOCK_SIZE = 0x0001010A;

    /// <summary>Query: bytes of one receive buffer of the NIC. 4 bytes.</summary>
    public const uint OID_GEN_RECEIVE_BLOCK_SIZE = 0x0001010B;

    /// <summary>Query: the IEEE number of the vendor and a number of the NIC. 4 bytes.</summary>
    public const uint OID_GEN_VENDOR_ID = 0x0001010C;

    /// <summary>Query: the name of the NIC, a string that ends with zero.</summary>
    public const uint OID_GEN_VENDOR_DESCRIPTION = 0x0001010D;

    /// <summary>Set: which frames are to be received, by NDIS_PACKET_TYPE_XXX bits. 4 bytes.</summary>
    public const uint OID_GEN_CURRENT_PACKET_FILTER = 0x0001010E;

    /// <summary>Set: bytes of lookahead data. 4 bytes.</summary>
    public const uint OID_GEN_CURRENT_LOOKAHEAD = 0x0001010F;

    /// <summary>Query: longest frame in bytes, header included. 4 bytes.</summary>
    public const uint OID_GEN_MAXIMUM_TOTAL_SIZE = 0x00010111;

    /// <summary>Query of NDIS 5: whether the link is up, an NDIS_MEDIA_STATE. 4 bytes.</summary>
    public const uint OID_GEN_MEDIA_CONNECT_STATUS = 0x00010114;

    /// <summary>Query: version of the driver, major number in the upper half. 4 bytes.</summary>
    public const uint OID_GEN_VENDOR_DRIVER_VERSION = 0x00010116;

    /// <summary>Set: NDIS_LINK_PARAMETERS.</summary>
    public const uint OID_GEN_LINK_PARAMETERS = 0x00010208;

    /// <summary>Query and set: NDIS_INTERRUPT_MODERATION_PARAMETERS.</summary>
    public const uint OID_GEN_INTERRUPT_MODERATION = 0x00010209;

    /// <summary>Query: frames sent without error. 4 or 8 bytes.</summary>
    public const uint OID_GEN_XMIT_OK = 0x00020101;

    /// <summary>Query: frames received without error. 4 or 8 bytes.</summary>
    public const uint OID_GEN_RCV_OK = 0x00020102;

    /// <summary>Query: NDIS_STATISTICS_INFO.</summary>
    public const uint OID_GEN_STATISTICS = 0x00020106;

    /// <summary>Query: frames that wait to be sent, in the driver and in the NIC; optional. 4 bytes.</summary>
    public const uint OID_GEN_TRANSMIT_QUEUE_LENGTH = 0x0002020E;

    /// <summary>Names the general attributes in the list of restart attributes; no request has it.</summary>
    public const uint OID_GEN_MINIPORT_RESTART_ATTRIBUTES = 0x0001021D;

    /// <summary>Set: the multicast addresses to be received, 6 bytes each.</summary>
    public const uint OID_802_3_MULTICAST_LIST = 0x01010103;

    /// <summary>Packet filter: multicast addresses of the list.</summary>
    public const uint NDIS_PACKET_TYPE_MULTICAST = 0x2;

    /// <summary>Packet filter: all multicast addresses.</summary>
    public const uint NDIS_PACKET_TYPE_ALL_MULTICAST = 0x8;

    /// <summary>Packet filter: all frames.</summary>
    public const uint NDIS_PACKET_TYPE_PROMISCUOUS = 0x20;

    /// <summary>All bits of SupportedStatistics in NDIS_STATISTICS_INFO.</summary>
    public const uint NDIS_STATISTICS_FLAGS_VALID_ALL = 0x003F87FF;
}
