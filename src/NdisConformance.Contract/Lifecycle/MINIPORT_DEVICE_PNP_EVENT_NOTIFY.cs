namespace NdisConformance.Contract;

/// <summary>MiniportDevicePnPEventNotify. PASSIVE_LEVEL.</summary>
public delegate void MINIPORT_DEVICE_PNP_EVENT_NOTIFY(
    NDIS_HANDLE miniportAdapterContext,
    NET_DEVICE_PNP_EVENT netDevicePnPEvent);
