namespace NdisConformance.Contract;

/// <summary>
/// MiniportDisableInterrupt. At most DIRQL. Called instead of MiniportISR where requestIsr is FALSE. Source: IntDis5.
/// </summary>
public delegate void W_DISABLE_INTERRUPT_HANDLER(NDIS_HANDLE miniportAdapterContext);
