using NdisConformance.Results;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>A trace as lines.</summary>
internal static class TraceLines
{
    public static IReadOnlyList<TraceLine> Of(TraceStore trace)
    {
        List<TraceLine> lines = [];
        for (int index = 0; index < trace.Count; index++)
        {
            ref readonly TraceEvent item = ref trace[index];
            lines.Add(new TraceLine(
                item.Sequence, TraceFormatter.Line(in item), item.Name.ToString(), [.. Objects(item)]));
        }

        return lines;
    }

    private static IEnumerable<string> Objects(TraceEvent item)
    {
        TraceRow row = TraceSchema.Of(item.Name);
        return (item.Kind is TraceKind.Return or TraceKind.Exit ? row.Outputs : row.Arguments)
            .Where(parameter => parameter.Type == TraceType.Obj)
            .Select(parameter => new TraceObject(item.ValueOf(parameter)))
            .Where(named => named.Kind != ObjectKind.None && named.Number != 0)
            .Select(named => TraceText.Object(named.Identity))
            .Distinct(StringComparer.Ordinal);
    }
}
