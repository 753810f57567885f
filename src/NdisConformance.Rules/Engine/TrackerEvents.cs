using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>Takes the requests of trackers for events.</summary>
internal sealed class TrackerEvents(HandlerTable handlers)
{
    /// <summary>Asks for an event, to note what begins with it. Checkers judge the event afterwards.</summary>
    public void OnBirth(TraceKind kind, TraceName name, TraceHandler handler)
        => handlers.Add(HandlerPhase.Birth, kind, name, handler);

    /// <summary>Asks for an event, to note what ends with it. Checkers have judged the event before.</summary>
    public void OnDeath(TraceKind kind, TraceName name, TraceHandler handler)
        => handlers.Add(HandlerPhase.Death, kind, name, handler);
}
