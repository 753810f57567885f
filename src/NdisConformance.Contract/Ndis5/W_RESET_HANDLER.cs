namespace NdisConformance.Contract;

/// <summary>
/// MiniportReset. DISPATCH_LEVEL. SUCCESS; PENDING: NdisMResetComplete follows; FAILURE. NDIS 6 twin: MiniportResetEx.
/// Source: Reset5.
/// </summary>
public delegate NDIS_STATUS W_RESET_HANDLER(out bool addressingReset, NDIS_HANDLE miniportAdapterContext);
