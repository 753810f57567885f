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
        => form == TraceForm.Full || TraceSchema.Of(traceEvent.Name).IsInSnapshots;

    /// <summary>True if this argument is written.</summary>
    public static bool Keeps(TraceParameter parameter, TraceForm form)
        => form == TraceForm.Full || parameter.IsInSnapshots;
}
