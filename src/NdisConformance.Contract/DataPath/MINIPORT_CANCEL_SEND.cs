namespace NdisConformance.Contract;

/// <summary>
/// MiniportCancelSend. IRQL at most DISPATCH_LEVEL. Completes queued lists that carry the identifier with
/// SEND_ABORTED. Source: Cancel.
/// </summary>
public delegate void MINIPORT_CANCEL_SEND(NDIS_HANDLE miniportAdapterContext, PVOID cancelId);
