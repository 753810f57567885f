namespace NdisConformance.Contract;

/// <summary>MiniportHaltEx. PASSIVE_LEVEL; synchronous, frees everything. Source: Halt.</summary>
public delegate void MINIPORT_HALT(NDIS_HANDLE miniportAdapterContext, NDIS_HALT_ACTION haltAction);
