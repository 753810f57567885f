namespace NdisConformance.Contract;

/// <summary>MiniportMessageInterruptDPC. Never called here.</summary>
public delegate void MINIPORT_MESSAGE_INTERRUPT_DPC(
    NDIS_HANDLE miniportInterruptContext,
    uint messageId,
    PVOID miniportDpcContext,
    PVOID receiveThrottleParameters,
    PVOID ndisReserved2);
