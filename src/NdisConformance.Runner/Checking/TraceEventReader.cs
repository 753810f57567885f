using System.Globalization;
using NdisConformance.Results;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>
/// From the lines of a recorded trace to its events. It takes nothing that a run could not have stated: events in
/// order, known names, ends of what has begun.
/// </summary>
internal sealed class TraceEventReader
{
    private static readonly Dictionary<string, TraceKind> Kinds = ByName<TraceKind>(KebabCase.Of);
    private static readonly Dictionary<string, AdapterState> States = ByName<AdapterState>(KebabCase.Of);
    private static readonly Dictionary<string, TraceName> Names = ByName<TraceName>(name => name.ToString());

    private readonly HashSet<long> _open = [];

    /// <summary>The events so far.</summary>
    public TraceStore Events { get; } = TraceStore.All();

    /// <summary>Reads one event.</summary>
    /// <exception cref="DamagedTraceException">It is none, or cannot follow the others.</exception>
    public void Add(JsonLine line)
    {
        TraceEvent item = new()
        {
            Sequence = line.Number("sequence", long.MaxValue),
            Time = line.Number("time", long.MaxValue),
            Kind = line.One("kind", Kinds),
            Name = line.One("event", Names),
            Processor = (byte)line.Number("processor", byte.MaxValue),
            Irql = (byte)line.Number("irql", byte.MaxValue),
            Begin = line.Number("begin", long.MaxValue),
            Enclosing = line.Text("enclosing").Length == 0 ? TraceName.None : line.One("enclosing", Names),
            Depth = (ushort)line.Number("depth", ushort.MaxValue),
            Activity = (uint)line.Number("activity", uint.MaxValue),
            State = line.One("state", States),
            Result = line.Hexadecimal("result"),
        };
        CheckKind(in item);
        ReadArguments(line, ref item);
        CheckOrder(in item);
        CheckBegin(in item);
        Events.OnEvent(in item);
    }

    private static Dictionary<string, T> ByName<T>(Func<T, string> name)
        where T : struct, Enum
        => Enum.GetValues<T>().ToDictionary(name, StringComparer.Ordinal);

    private static void CheckKind(in TraceEvent item)
    {
        bool fits = item.Kind switch
        {
            TraceKind.Call or TraceKind.Return => TraceSchema.IsDdi(item.Name),
            TraceKind.Enter or TraceKind.Exit => TraceSchema.IsCallback(item.Name),
            _ => TraceSchema.IsFact(item.Name),
        };
        if (!fits)
        {
            throw new DamagedTraceException($"{item.Name} has no event of kind {KebabCase.Of(item.Kind)}");
        }

        if (item.Enclosing != TraceName.None && !TraceSchema.IsCallback(item.Enclosing))
        {
            throw new DamagedTraceException($"{item.Enclosing} is no callback, and can enclose nothing");
        }
    }

    private static void ReadArguments(JsonLine line, ref TraceEvent item)
    {
        TraceRow row = TraceSchema.Of(item.Name);
        IReadOnlyList<TraceParameter> parameters = IsEnd(in item) ? row.Outputs : row.Arguments;
        foreach ((string name, ulong value) in line.Hexadecimals("arguments"))
        {
            TraceName whose = item.Name;
            TraceParameter parameter = parameters.FirstOrDefault(candidate => candidate.Name == name)
                ?? throw new DamagedTraceException($"{whose} has no argument {Quoted.Of(name)}");
            if (parameter.Type == TraceType.Obj)
            {
                CheckObject(name, new TraceObject(value));
            }

            item.SetValue(parameter, value);
        }
    }

    private static void CheckObject(string name, TraceObject named)
    {
        if (!Enum.IsDefined(named.Kind) || !Enum.IsDefined(named.State))
        {
            throw new DamagedTraceException($"`{name}` names an object of no kind that there is");
        }
    }

    private void CheckOrder(in TraceEvent item)
    {
        if (item.Sequence != Events.Seen + 1)
        {
            throw new DamagedTraceException(FormattableString.Invariant(
                $"event {item.Sequence} stands where event {Events.Seen + 1} belongs")
                + ": a trace is judged whole, without --around and --object");
        }

        if (Events.Count > 0 && item.Time < Events[Events.Count - 1].Time)
        {
            throw new DamagedTraceException("`time` is before that of the event before");
        }
    }

    private void CheckBegin(in TraceEvent item)
    {
        if (item.Kind is TraceKind.Call or TraceKind.Enter)
        {
            _open.Add(item.Sequence);
        }

        if (!IsEnd(in item))
        {
            if (item.Begin != 0)
            {
                throw new DamagedTraceException("`begin` is not 0, though the event ends nothing");
            }

            return;
        }

        if (!_open.Remove(item.Begin) || Events[(int)item.Begin - 1].Name != item.Name)
        {
            throw new DamagedTraceException(string.Create(
                CultureInfo.InvariantCulture,
                $"`begin` is {item.Begin}, and no {item.Name} that has not ended begins there"));
        }
    }

    private static bool IsEnd(in TraceEvent item) => item.Kind is TraceKind.Return or TraceKind.Exit;
}
