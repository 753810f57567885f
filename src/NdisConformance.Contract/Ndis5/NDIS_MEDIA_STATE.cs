namespace NdisConformance.Contract;

/// <summary>The state of the link, as the answer to OID_GEN_MEDIA_CONNECT_STATUS has it.</summary>
public enum NDIS_MEDIA_STATE
{
    /// <summary>The link is up.</summary>
    NdisMediaStateConnected,

    /// <summary>The link is down.</summary>
    NdisMediaStateDisconnected,
}
