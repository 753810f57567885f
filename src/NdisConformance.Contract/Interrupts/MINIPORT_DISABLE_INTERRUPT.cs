namespace NdisConformance.Contract;

/// <summary>MiniportDisableInterruptEx.</summary>
public delegate void MINIPORT_DISABLE_INTERRUPT(NDIS_HANDLE miniportInterruptContext);
