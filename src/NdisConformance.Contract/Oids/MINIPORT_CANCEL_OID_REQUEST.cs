namespace NdisConformance.Contract;

/// <summary>MiniportCancelOidRequest. IRQL at most DISPATCH_LEVEL.</summary>
public delegate void MINIPORT_CANCEL_OID_REQUEST(NDIS_HANDLE miniportAdapterContext, PVOID requestId);
