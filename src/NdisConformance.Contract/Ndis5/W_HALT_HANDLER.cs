namespace NdisConformance.Contract;

/// <summary>
/// MiniportHalt. PASSIVE_LEVEL. There is no pause in NDIS 5: it returns when all received packets are back, and
/// releases everything. NDIS 6 twin: MiniportPause, then MiniportHaltEx. Source: Halt5.
/// </summary>
public delegate void W_HALT_HANDLER(NDIS_HANDLE miniportAdapterContext);
