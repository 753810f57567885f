namespace NdisConformance.Contract;

/// <summary>
/// MiniportCancelSendPackets, of NDIS 5.1. At most DISPATCH_LEVEL. NDIS 6 twin: MiniportCancelSend. Source: Canc5.
/// </summary>
public delegate void W_CANCEL_SEND_PACKETS_HANDLER(NDIS_HANDLE miniportAdapterContext, PVOID cancelId);
