namespace NdisConformance.Contract;

/// <summary>MiniportInterrupt. DIRQL. TRUE only if this NIC raised the interrupt. Source: Isr.</summary>
public delegate bool MINIPORT_ISR(
    NDIS_HANDLE miniportInterruptContext,
    ref bool queueDefaultInterruptDpc,
    ref uint targetProcessors);
