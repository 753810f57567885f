namespace NdisConformance.Contract;

/// <summary>Whether an adapter is connected to a network. Source: LinkS.</summary>
public enum NDIS_MEDIA_CONNECT_STATE : uint
{
    /// <summary>Nobody knows.</summary>
    MediaConnectStateUnknown,

    /// <summary>The link is up.</summary>
    MediaConnectStateConnected,

    /// <summary>The link is down.</summary>
    MediaConnectStateDisconnected,
}
