using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

internal sealed class EventLog : ITraceSink
{
    public List<TraceEvent> Events { get; } = [];

    public void OnEvent(in TraceEvent traceEvent) => Events.Add(traceEvent);
}
