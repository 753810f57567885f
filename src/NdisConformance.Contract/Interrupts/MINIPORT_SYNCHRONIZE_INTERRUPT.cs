namespace NdisConformance.Contract;

/// <summary>
/// MiniportSynchronizeInterrupt. DIRQL. Its value is what NdisMSynchronizeWithInterruptEx returns. Source: SyncI.
/// </summary>
public delegate bool MINIPORT_SYNCHRONIZE_INTERRUPT(NDIS_HANDLE synchronizeContext);
