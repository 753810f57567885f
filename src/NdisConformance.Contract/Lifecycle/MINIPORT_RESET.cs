namespace NdisConformance.Contract;

/// <summary>MiniportResetEx. IRQL at most DISPATCH_LEVEL. Source: Reset.</summary>
public delegate NDIS_STATUS MINIPORT_RESET(NDIS_HANDLE miniportAdapterContext, out bool addressingReset);
