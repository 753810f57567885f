namespace NdisConformance.Contract;

/// <summary>
/// MiniportInterrupt. DIRQL. TRUE only if this NIC raised the interrupt. Whatever it returns,
/// queueDefaultInterruptDpc asks for the DPC on this processor, and where that is FALSE targetProcessors is a mask of
/// processors that get one, 0 for none. Source: Isr.
/// </summary>
public delegate bool MINIPORT_ISR(
    NDIS_HANDLE miniportInterruptContext,
    ref bool queueDefaultInterruptDpc,
    ref uint targetProcessors);
