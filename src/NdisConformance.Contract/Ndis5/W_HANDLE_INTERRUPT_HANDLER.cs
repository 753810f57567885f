namespace NdisConformance.Contract;

/// <summary>
/// MiniportHandleInterrupt: the DPC. DISPATCH_LEVEL. NDIS 6 twin: MiniportInterruptDPC. Source: Dpc5.
/// </summary>
public delegate void W_HANDLE_INTERRUPT_HANDLER(NDIS_HANDLE miniportAdapterContext);
