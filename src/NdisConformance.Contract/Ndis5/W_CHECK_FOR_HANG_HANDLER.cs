namespace NdisConformance.Contract;

/// <summary>
/// MiniportCheckForHang. DISPATCH_LEVEL. TRUE asks for a reset. NDIS 6 twin: MiniportCheckForHangEx. Source: Hang5.
/// </summary>
public delegate bool W_CHECK_FOR_HANG_HANDLER(NDIS_HANDLE miniportAdapterContext);
