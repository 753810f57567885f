namespace NdisConformance.Contract;

/// <summary>
/// MiniportShutdown. Any IRQL: in a bug check it calls nothing. NDIS 6 twin: MiniportShutdownEx. Source: ShutH5.
/// </summary>
public delegate void ADAPTER_SHUTDOWN_HANDLER(PVOID shutdownContext);
