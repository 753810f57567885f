namespace NdisConformance.Contract;

/// <summary>MiniportEnableInterruptEx.</summary>
public delegate void MINIPORT_ENABLE_INTERRUPT(NDIS_HANDLE miniportInterruptContext);
