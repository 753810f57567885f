namespace NdisConformance.Trace;

/// <summary>Numbers events and hands each to the sinks as it is emitted.</summary>
public sealed class Tracer
{
    private ITraceSink[] _sinks = [];

    /// <summary>Sequence of the newest event; 0 before the first.</summary>
    public long Sequence { get; private set; }

    public void Add(ITraceSink sink) => _sinks = [.. _sinks, sink];

    /// <summary>Forgets the sinks, and counts from the beginning.</summary>
    public void Reset()
    {
        _sinks = [];
        Sequence = 0;
    }

    /// <summary>Emits an event, whose sequence is assigned here.</summary>
    public long Emit(ref TraceEvent traceEvent)
    {
        traceEvent.Sequence = ++Sequence;
        foreach (ITraceSink sink in _sinks)
        {
            sink.OnEvent(in traceEvent);
        }

        return traceEvent.Sequence;
    }
}
