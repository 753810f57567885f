namespace NdisConformance.Contract;

/// <summary>
/// MiniportSend. At most DISPATCH_LEVEL. PENDING: NdisMSendComplete follows. A serialized driver may return SUCCESS or
/// FAILURE, and RESOURCES to be given the packet again; a deserialized one always pends. NDIS 6 twin:
/// MiniportSendNetBufferLists. Source: Send5.
/// </summary>
public delegate NDIS_STATUS W_SEND_HANDLER(NDIS_HANDLE miniportAdapterContext, NDIS_PACKET packet, uint flags);
