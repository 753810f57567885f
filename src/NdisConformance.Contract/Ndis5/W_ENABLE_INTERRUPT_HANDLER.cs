namespace NdisConformance.Contract;

/// <summary>
/// MiniportEnableInterrupt. At most DIRQL. Called after MiniportHandleInterrupt. Source: IntEn5.
/// </summary>
public delegate void W_ENABLE_INTERRUPT_HANDLER(NDIS_HANDLE miniportAdapterContext);
