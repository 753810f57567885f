namespace NdisConformance.Contract;

/// <summary>MiniportDirectOidRequest. Never called here.</summary>
public delegate NDIS_STATUS MINIPORT_DIRECT_OID_REQUEST(
    NDIS_HANDLE miniportAdapterContext,
    NDIS_OID_REQUEST oidRequest);
