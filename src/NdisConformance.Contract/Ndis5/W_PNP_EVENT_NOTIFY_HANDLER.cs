namespace NdisConformance.Contract;

/// <summary>
/// MiniportPnPEventNotify, mandatory in NDIS 5.1. PASSIVE_LEVEL. NDIS 6 twin: MiniportDevicePnPEventNotify. Source:
/// Pnp5.
/// </summary>
public delegate void W_PNP_EVENT_NOTIFY_HANDLER(
    NDIS_HANDLE miniportAdapterContext,
    NDIS_DEVICE_PNP_EVENT pnpEvent,
    PVOID informationBuffer,
    uint informationBufferLength);
