namespace NdisConformance.Contract;

/// <summary>A Plug and Play event, as MiniportDevicePnPEventNotify gets it. Source: PnpE.</summary>
public sealed class NET_DEVICE_PNP_EVENT
{
    /// <summary>
    /// The event. The host sends NdisDevicePnPEventPowerProfileChanged after each successful initialization, and
    /// NdisDevicePnPEventSurpriseRemoved.
    /// </summary>
    public NDIS_DEVICE_PNP_EVENT DevicePnPEvent { get; set; }

    /// <summary>
    /// What belongs to the event: an <see cref="NDIS_POWER_PROFILE"/> for a changed power profile; NULL for the others.
    /// It is the driver's to read until MiniportDevicePnPEventNotify returns.
    /// </summary>
    public PVOID InformationBuffer { get; set; }

    /// <summary>Bytes of <see cref="InformationBuffer"/>.</summary>
    public uint InformationBufferLength { get; set; }
}
