namespace NdisConformance.Trace;

/// <summary>What an event records.</summary>
public enum TraceKind : byte
{
    /// <summary>The driver enters a DDI function.</summary>
    Call,

    /// <summary>A DDI function returns to the driver.</summary>
    Return,

    /// <summary>NDIS enters a callback of the driver.</summary>
    Enter,

    /// <summary>A callback returns to NDIS.</summary>
    Exit,

    /// <summary>A fact that the host states: an ownership change, a device access, a wire frame, a misuse.</summary>
    Fact,
}
