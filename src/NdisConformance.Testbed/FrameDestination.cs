namespace NdisConformance.Testbed;

/// <summary>Whom a frame is for that arrives from the wire.</summary>
public enum FrameDestination
{
    /// <summary>All stations.</summary>
    Everybody,

    /// <summary>The adapter.</summary>
    Station,

    /// <summary>Another station.</summary>
    OtherStation,

    /// <summary>The group that the protocol above the adapter joins.</summary>
    Group,

    /// <summary>Another group.</summary>
    OtherGroup,
}
