namespace NdisConformance.Vocabulary;

/// <summary>Whom a frame from the wire is for, as far as packet filter and multicast list admit it.</summary>
public enum FrameAudience
{
    /// <summary>Neither admits it, no filter was set, or the device reports it with an error.</summary>
    NotAdmitted,

    /// <summary>The adapter: NDIS_PACKET_TYPE_DIRECTED.</summary>
    Station,

    /// <summary>A group of the multicast list, or any group: NDIS_PACKET_TYPE_MULTICAST or _ALL_MULTICAST.</summary>
    Group,

    /// <summary>All stations: NDIS_PACKET_TYPE_BROADCAST.</summary>
    Everybody,

    /// <summary>Somebody else: NDIS_PACKET_TYPE_PROMISCUOUS.</summary>
    OtherStation,
}
