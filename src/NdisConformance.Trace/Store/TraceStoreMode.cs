namespace NdisConformance.Trace;

/// <summary>How much of a trace is kept.</summary>
public enum TraceStoreMode
{
    All,
    Ring,
    Nothing,
}
