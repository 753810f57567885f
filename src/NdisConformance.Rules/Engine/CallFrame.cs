using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>A DDI call or callback that has begun and not ended.</summary>
internal struct CallFrame
{
    public TraceKind Kind;

    public TraceName Name;

    public byte Irql;

    public long Sequence;

    /// <summary>The first three arguments of the begin.</summary>
    public TraceObject Argument0;

    public TraceObject Argument1;

    public TraceObject Argument2;
}
