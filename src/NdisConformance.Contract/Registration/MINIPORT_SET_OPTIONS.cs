namespace NdisConformance.Contract;

/// <summary>MiniportSetOptions. PASSIVE_LEVEL, inside NdisMRegisterMiniportDriver. Source: RegM.</summary>
public delegate NDIS_STATUS MINIPORT_SET_OPTIONS(NDIS_HANDLE ndisDriverHandle, NDIS_HANDLE driverContext);
