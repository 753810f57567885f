namespace NdisConformance.Contract;

/// <summary>
/// MiniportOidRequest. PASSIVE_LEVEL. Any final status, or PENDING and one NdisMOidRequestComplete. Source: Oid.
/// </summary>
public delegate NDIS_STATUS MINIPORT_OID_REQUEST(NDIS_HANDLE miniportAdapterContext, NDIS_OID_REQUEST oidRequest);
