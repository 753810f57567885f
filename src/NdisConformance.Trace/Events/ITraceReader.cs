namespace NdisConformance.Trace;

/// <summary>What every generated reader offers, so that code can look for the events that a reader reads.</summary>
public interface ITraceReader<TSelf>
    where TSelf : ITraceReader<TSelf>, allows ref struct
{
    static abstract TraceName Name { get; }

    static abstract TraceKind Kind { get; }

    static abstract TSelf Read(in TraceEvent traceEvent);
}
