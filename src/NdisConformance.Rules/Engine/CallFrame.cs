using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>A DDI call or callback that has begun and not ended.</summary>
internal struct CallFrame
{
    /// <summary>The event of the begin; all zero for the frame that stands for none.</summary>
    public TraceEvent Begin;

    public readonly TraceKind Kind => Begin.Kind;

    public readonly TraceName Name => Begin.Name;

    public readonly byte Irql => Begin.Irql;

    public readonly long Sequence => Begin.Sequence;

    /// <summary>The object that the call or callback is about.</summary>
    public readonly TraceObject Subject => Begin.Subject;
}
