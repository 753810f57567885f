namespace NdisConformance.Contract;

/// <summary>
/// MiniportQueryInformation. At most DISPATCH_LEVEL. Lengths in bytes. SUCCESS; PENDING: NdisMQueryInformationComplete
/// follows; INVALID_LENGTH with bytesNeeded; NOT_SUPPORTED. NDIS 6 twin: MiniportOidRequest. Source: Qry5.
/// </summary>
public delegate NDIS_STATUS W_QUERY_INFORMATION_HANDLER(
    NDIS_HANDLE miniportAdapterContext,
    uint oid,
    PVOID informationBuffer,
    uint informationBufferLength,
    out uint bytesWritten,
    out uint bytesNeeded);
