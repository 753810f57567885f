namespace NdisConformance.Trace;

/// <summary>Somebody who folds over the trace: rules, a store, a counter.</summary>
public interface ITraceSink
{
    void OnEvent(in TraceEvent traceEvent);
}
