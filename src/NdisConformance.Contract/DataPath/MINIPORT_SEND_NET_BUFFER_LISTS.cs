namespace NdisConformance.Contract;

/// <summary>
/// MiniportSendNetBufferLists. IRQL at most DISPATCH_LEVEL; NDIS_SEND_FLAGS_DISPATCH_LEVEL tells that it is that.
/// Every list of the chain is completed once with NdisMSendNetBufferListsComplete. Source: Send.
/// </summary>
public delegate void MINIPORT_SEND_NET_BUFFER_LISTS(
    NDIS_HANDLE miniportAdapterContext,
    NET_BUFFER_LIST netBufferList,
    uint portNumber,
    uint sendFlags);
