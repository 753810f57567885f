namespace NdisConformance.Contract;

/// <summary>MiniportSynchronousOidRequest. Never called here.</summary>
public delegate NDIS_STATUS MINIPORT_SYNCHRONOUS_OID_REQUEST(
    NDIS_HANDLE miniportAdapterContext,
    NDIS_OID_REQUEST oidRequest);
