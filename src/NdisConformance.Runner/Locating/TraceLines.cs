using System.Globalization;
using NdisConformance.Results;
using NdisConformance.Testbed;
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
            lines.Add(Of(in trace[index]));
        }

        return lines;
    }

    /// <summary>How the rules judge a run of a scenario.</summary>
    public static TraceSettings Settings(Scenario scenario, ScenarioRequest request) => new()
    {
        Generation = scenario.Generation,
        Strict = request.StrictHeaders,
        StrictHeaders = request.StrictHeaders || scenario.IsStrict,
        FailedCall = scenario.FailedCall?.Name.ToString() ?? string.Empty,
    };

    private static TraceLine Of(in TraceEvent item) => new()
    {
        Sequence = item.Sequence,
        Time = item.Time,
        Kind = KebabCase.Of(item.Kind),
        Event = item.Name.ToString(),
        Text = TraceFormatter.Line(in item),
        Objects = [.. Objects(item)],
        Processor = item.Processor,
        Irql = item.Irql,
        Begin = item.Begin,
        Enclosing = item.Enclosing == TraceName.None ? string.Empty : item.Enclosing.ToString(),
        Depth = item.Depth,
        Activity = item.Activity,
        State = KebabCase.Of(item.State),
        Result = item.Result == 0 ? string.Empty : Hexadecimal(item.Result),
        Arguments = Arguments(item),
    };

    private static Dictionary<string, string> Arguments(TraceEvent item)
        => Parameters(item)
            .Where(parameter => item.ValueOf(parameter) != 0)
            .ToDictionary(parameter => parameter.Name, parameter => Hexadecimal(item.ValueOf(parameter)));

    private static IEnumerable<string> Objects(TraceEvent item)
        => Parameters(item)
            .Where(parameter => parameter.Type == TraceType.Obj)
            .Select(parameter => new TraceObject(item.ValueOf(parameter)))
            .Where(named => named.Kind != ObjectKind.None && named.Number != 0)
            .Select(named => TraceText.Object(named.Identity))
            .Distinct(StringComparer.Ordinal);

    private static IReadOnlyList<TraceParameter> Parameters(TraceEvent item)
    {
        TraceRow row = TraceSchema.Of(item.Name);
        return item.Kind is TraceKind.Return or TraceKind.Exit ? row.Outputs : row.Arguments;
    }

    private static string Hexadecimal(ulong value) => string.Create(CultureInfo.InvariantCulture, $"0x{value:x}");
}
