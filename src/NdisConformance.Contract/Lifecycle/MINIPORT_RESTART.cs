namespace NdisConformance.Contract;

/// <summary>
/// MiniportRestart. PASSIVE_LEVEL. Returns SUCCESS, RESOURCES, FAILURE, or PENDING and then calls
/// NdisMRestartComplete once. Source: Rst.
/// </summary>
public delegate NDIS_STATUS MINIPORT_RESTART(
    NDIS_HANDLE miniportAdapterContext,
    ref NDIS_MINIPORT_RESTART_PARAMETERS restartParameters);
