namespace NdisConformance.Contract;

/// <summary>
/// MiniportSendPackets. At most DISPATCH_LEVEL. A serialized driver sets the Status of each packet before it returns;
/// the first RESOURCES gives that packet and all behind it back to NDIS. A deserialized one accepts all and completes
/// each by NdisMSendComplete. A driver with scatter/gather DMA is given one packet a call: NDIS maps it just before.
/// NDIS 6 twin: MiniportSendNetBufferLists. Source: SendP5, SGC.
/// </summary>
public delegate void W_SEND_PACKETS_HANDLER(NDIS_HANDLE miniportAdapterContext, ReadOnlySpan<NDIS_PACKET> packetArray);
