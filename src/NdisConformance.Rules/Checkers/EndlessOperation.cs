using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>The two facts about an operation that does not end: TimeLimit and Unmet.</summary>
internal static class EndlessOperation
{
    public static Operation Of(in TraceEvent e)
        => e.Name == TraceName.Unmet ? new UnmetEvent(in e).Operation : new TimeLimitEvent(in e).Operation;
}
