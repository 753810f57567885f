namespace NdisConformance.Contract;

/// <summary>
/// MiniportSetInformation. At most DISPATCH_LEVEL. Lengths in bytes. SUCCESS; PENDING: NdisMSetInformationComplete
/// follows; INVALID_LENGTH with bytesNeeded; NOT_SUPPORTED. NDIS 6 twin: MiniportOidRequest. Source: Set5.
/// </summary>
public delegate NDIS_STATUS W_SET_INFORMATION_HANDLER(
    NDIS_HANDLE miniportAdapterContext,
    uint oid,
    PVOID informationBuffer,
    uint informationBufferLength,
    out uint bytesRead,
    out uint bytesNeeded);
