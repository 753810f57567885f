namespace NdisConformance.Contract;

/// <summary>MiniportCancelDirectOidRequest. Never called here.</summary>
public delegate void MINIPORT_CANCEL_DIRECT_OID_REQUEST(NDIS_HANDLE miniportAdapterContext, PVOID requestId);
