namespace NdisConformance.Contract;

/// <summary>MiniportEnableMessageInterrupt. Never called here.</summary>
public delegate void MINIPORT_ENABLE_MESSAGE_INTERRUPT(NDIS_HANDLE miniportInterruptContext, uint messageId);
