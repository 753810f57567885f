namespace NdisConformance.Contract;

/// <summary>MiniportMessageInterrupt. Never called here.</summary>
public delegate bool MINIPORT_MESSAGE_INTERRUPT(
    NDIS_HANDLE miniportInterruptContext,
    uint messageId,
    ref bool queueDefaultInterruptDpc,
    ref uint targetProcessors);
