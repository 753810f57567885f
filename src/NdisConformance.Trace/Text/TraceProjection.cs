namespace NdisConformance.Trace;

/// <summary>What of a trace belongs to a snapshot.</summary>
public static class TraceProjection
{
    /// <summary>
    /// True for DDI calls, callbacks and wire frames. Choices, IOMMU and ownership events stay out, so that a better
    /// host does not change every team's files; so does taking and giving back of spin locks, which would be half of
    /// all lines and says nothing of what a driver does with NDIS.
    /// </summary>
    public static bool Keeps(in TraceEvent traceEvent, TraceForm form)
        => form == TraceForm.Full
            || (traceEvent.Kind == TraceKind.Fact ? IsWire(traceEvent.Name) : !IsLocking(traceEvent.Name));

    /// <summary>True if this argument is written.</summary>
    public static bool Keeps(TraceName name, TraceParameter parameter, TraceForm form)
        => form == TraceForm.Full
            || (!parameter.IsHostKnowledge && (!IsWire(name) || parameter.Name is "frame" or "length"));

    private static bool IsLocking(TraceName name)
        => name is >= TraceName.NdisAcquireSpinLock and <= TraceName.NdisDprReleaseSpinLock;

    private static bool IsWire(TraceName name) => name is TraceName.WireTransmit or TraceName.WireReceive;
}
