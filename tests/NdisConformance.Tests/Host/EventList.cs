using NdisConformance.Trace;

namespace NdisConformance.Tests.Host;

/// <summary>Keeps every event, or none while a test counts bytes.</summary>
internal sealed class EventList : ITraceSink
{
    public List<TraceEvent> Events { get; } = [];

    public bool IsOff { get; set; }

    public void OnEvent(in TraceEvent traceEvent)
    {
        if (!IsOff)
        {
            Events.Add(traceEvent);
        }
    }

    public IEnumerable<TraceEvent> Of(TraceName name) => Events.Where(e => e.Name == name);

    public TraceEvent Last(TraceName name, TraceKind kind = TraceKind.Fact)
        => Events.Last(e => e.Name == name && e.Kind == kind);
}
