namespace NdisConformance.Contract;

/// <summary>
/// MiniportPause. PASSIVE_LEVEL. Returns SUCCESS, or PENDING and then calls NdisMPauseComplete once. Source: Pause.
/// </summary>
public delegate NDIS_STATUS MINIPORT_PAUSE(
    NDIS_HANDLE miniportAdapterContext,
    ref NDIS_MINIPORT_PAUSE_PARAMETERS pauseParameters);
