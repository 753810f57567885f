namespace NdisConformance.Contract;

/// <summary>MiniportCheckForHangEx. PASSIVE_LEVEL. TRUE asks for a reset.</summary>
public delegate bool MINIPORT_CHECK_FOR_HANG(NDIS_HANDLE miniportAdapterContext);
