namespace NdisConformance.Contract;

/// <summary>
/// MiniportInitializeEx. PASSIVE_LEVEL. Returns SUCCESS, NOT_ACCEPTED, RESOURCES or FAILURE; never PENDING. Source:
/// Init.
/// </summary>
public delegate NDIS_STATUS MINIPORT_INITIALIZE(
    NDIS_HANDLE ndisMiniportHandle,
    NDIS_HANDLE miniportDriverContext,
    ref NDIS_MINIPORT_INIT_PARAMETERS miniportInitParameters);
