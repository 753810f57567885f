using NdisConformance.Trace;

namespace NdisConformance.Rules;

internal static class CallerText
{
    /// <summary>Where a call came from, for a sentence.</summary>
    public static string Of(in TraceEvent e)
        => e.Enclosing == TraceName.None ? "no callback" : e.Enclosing.ToString();
}
