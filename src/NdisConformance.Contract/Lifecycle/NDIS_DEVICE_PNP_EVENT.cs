namespace NdisConformance.Contract;

/// <summary>The Plug and Play events of MiniportDevicePnPEventNotify. Source: PnpE.</summary>
public enum NDIS_DEVICE_PNP_EVENT
{
    /// <summary>The device may be removed soon.</summary>
    NdisDevicePnPEventQueryRemoved,

    /// <summary>The device is being removed.</summary>
    NdisDevicePnPEventRemoved,

    /// <summary>The device is gone without warning: registers read as all ones.</summary>
    NdisDevicePnPEventSurpriseRemoved,

    /// <summary>The device may be stopped soon.</summary>
    NdisDevicePnPEventQueryStopped,

    /// <summary>The device is being stopped.</summary>
    NdisDevicePnPEventStopped,

    /// <summary>
    /// The initialization is complete, or the power profile changed: InformationBuffer has the profile.
    /// </summary>
    NdisDevicePnPEventPowerProfileChanged,
}
