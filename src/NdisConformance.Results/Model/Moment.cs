namespace NdisConformance.Results;

/// <summary>An event that a finding points at.</summary>
/// <param name="Sequence">Its position in the trace, from 1.</param>
/// <param name="Line">The event as a line of the trace.</param>
/// <param name="Event">Name of the DDI function, callback or fact; empty if the event was not kept.</param>
public sealed record Moment(long Sequence, string Line, string Event);
