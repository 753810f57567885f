namespace NdisConformance.Nic;

/// <summary>Whom a frame is for, by its destination address. The values are positions in the counters.</summary>
internal enum FrameClass
{
    /// <summary>One station.</summary>
    Directed,

    /// <summary>A group of stations.</summary>
    Multicast,

    /// <summary>All stations.</summary>
    Broadcast,
}
