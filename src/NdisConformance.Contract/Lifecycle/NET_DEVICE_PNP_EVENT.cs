namespace NdisConformance.Contract;

/// <summary>A Plug and Play event that MiniportDevicePnPEventNotify is told of.</summary>
public sealed class NET_DEVICE_PNP_EVENT
{
    /// <summary>NdisDevicePnPEventXxx; the host sends 2, NdisDevicePnPEventSurpriseRemoved.</summary>
    public uint DevicePnPEvent { get; set; }
}
