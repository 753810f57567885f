namespace NdisConformance.Trace;

/// <summary>A call or callback that has begun, for whoever ends it.</summary>
/// <param name="Name">What was begun.</param>
/// <param name="Sequence">Sequence of the event that began it.</param>
/// <param name="Irql">The IRQL at that moment.</param>
public readonly record struct TraceMark(TraceName Name, long Sequence, byte Irql);
