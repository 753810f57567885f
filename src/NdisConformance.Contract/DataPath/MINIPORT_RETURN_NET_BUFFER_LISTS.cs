namespace NdisConformance.Contract;

/// <summary>
/// MiniportReturnNetBufferLists. IRQL at most DISPATCH_LEVEL. Receives back, in any grouping and order, what was
/// indicated without NDIS_RECEIVE_FLAGS_RESOURCES. Source: Ret.
/// </summary>
public delegate void MINIPORT_RETURN_NET_BUFFER_LISTS(
    NDIS_HANDLE miniportAdapterContext,
    NET_BUFFER_LIST netBufferLists,
    uint returnFlags);
