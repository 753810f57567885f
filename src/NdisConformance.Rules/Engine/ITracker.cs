namespace NdisConformance.Rules;

/// <summary>
/// Writes the state that checkers read. A tracker judges nothing. It notes births before the checkers look at an event,
/// and deaths after it.
/// </summary>
internal interface ITracker : IResets
{
    void Subscribe(TrackerEvents events);
}
