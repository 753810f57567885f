namespace NdisConformance.Testbed;

/// <summary>The rules cannot judge an event: no run states it after the events before.</summary>
/// <param name="sequence">The event.</param>
/// <param name="inner">What the rules fell over.</param>
public sealed class UnjudgeableEventException(long sequence, Exception inner)
    : Exception("no run states this event after the events before", inner)
{
    /// <summary>The sequence of the event.</summary>
    public long Sequence { get; } = sequence;
}
