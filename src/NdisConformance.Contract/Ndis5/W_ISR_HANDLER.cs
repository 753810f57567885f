namespace NdisConformance.Contract;

/// <summary>
/// MiniportISR. DIRQL. Says whether the interrupt is its NIC's, and whether MiniportHandleInterrupt is to be called.
/// NDIS 6 twin: MiniportInterrupt. Source: Isr5.
/// </summary>
public delegate void W_ISR_HANDLER(
    out bool interruptRecognized, out bool queueMiniportHandleInterrupt, NDIS_HANDLE miniportAdapterContext);
