namespace NdisConformance.Contract;

/// <summary>
/// What a packet can carry besides its data: the index of NDIS_PER_PACKET_INFO_FROM_PACKET. Source: PktInfo.
/// </summary>
public enum NDIS_PER_PACKET_INFO
{
    /// <summary>Checksums to compute.</summary>
    TcpIpChecksumPacketInfo = 0,

    /// <summary>IPsec offload.</summary>
    IpSecPacketInfo = 1,

    /// <summary>Large send: the maximum segment size in, the bytes of user data sent out.</summary>
    TcpLargeSendPacketInfo = 2,

    /// <summary>For packet classification.</summary>
    ClassificationHandlePacketInfo = 3,

    /// <summary>For NDIS alone.</summary>
    NdisReserved = 4,

    /// <summary>The SCATTER_GATHER_LIST of a packet that is sent, once scatter/gather DMA is initialized.</summary>
    ScatterGatherListPacketInfo = 5,

    /// <summary>VLAN tag and priority.</summary>
    Ieee8021QInfo = 6,

    /// <summary>The packet that this one stands for.</summary>
    OriginalPacketInfo = 7,

    /// <summary>The identifier by which a packet is cancelled.</summary>
    PacketCancelId = 8,

    /// <summary>How many there are on Windows XP.</summary>
    MaxPerPacketInfo = 12,
}
