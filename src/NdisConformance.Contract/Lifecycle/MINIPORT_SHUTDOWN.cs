namespace NdisConformance.Contract;

/// <summary>MiniportShutdownEx. PASSIVE_LEVEL for power off, high IRQL for a bug check. Source: Shut.</summary>
public delegate void MINIPORT_SHUTDOWN(NDIS_HANDLE miniportAdapterContext, NDIS_SHUTDOWN_ACTION shutdownAction);
