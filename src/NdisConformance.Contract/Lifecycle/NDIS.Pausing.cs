namespace NdisConformance.Contract;

/// <content>Constants of ndis.h: reasons of a pause.</content>
public static partial class NDIS
{
    /// <summary>Reason of a pause, for drivers of NDIS 6.40 and later: an affair of NDIS.</summary>
    public const uint NDIS_PAUSE_NDIS_INTERNAL = 0x1;

    /// <summary>Reason of a pause, for drivers of NDIS 6.40 and later: the adapter is never restarted again.</summary>
    public const uint NDIS_PAUSE_MINIPORT_DEVICE_REMOVE = 0x80;
}
