namespace NdisConformance.Contract;

/// <summary>
/// MiniportReturnPacket. At most DISPATCH_LEVEL. NDIS 6 twin: MiniportReturnNetBufferLists. Source: Ret5.
/// </summary>
public delegate void W_RETURN_PACKET_HANDLER(NDIS_HANDLE miniportAdapterContext, NDIS_PACKET packet);
