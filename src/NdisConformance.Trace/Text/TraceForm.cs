namespace NdisConformance.Trace;

/// <summary>How much of a trace is written.</summary>
public enum TraceForm
{
    /// <summary>Everything, with what the host knows (in brackets) and the sequence of each event.</summary>
    Full,

    /// <summary>
    /// DDI calls, callbacks and wire frames, with what the driver and NDIS said to each other. A better host changes
    /// nothing of it.
    /// </summary>
    Snapshot,
}
