namespace NdisConformance.Contract;

/// <summary>MiniportDisableMessageInterrupt. Never called here.</summary>
public delegate void MINIPORT_DISABLE_MESSAGE_INTERRUPT(NDIS_HANDLE miniportInterruptContext, uint messageId);
