using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// The handlers of each event. It is built once. Afterwards an event finds its handlers by one array access. Births are
/// noted before the checkers judge an event and deaths after it, so that a checker sees the state in which the event
/// happened.
/// </summary>
internal sealed class HandlerTable
{
    private const int UsualCount = 512;
    private static readonly int Events = Enum.GetValues<TraceKind>().Length * TraceSchema.Count;
    private readonly List<(int Index, TraceHandler Handler)> _births = new(UsualCount);
    private readonly List<(int Index, TraceHandler Handler)> _judges = new(UsualCount);
    private readonly List<(int Index, TraceHandler Handler)> _deaths = new(UsualCount);

    public void Add(HandlerPhase phase, TraceKind kind, TraceName name, TraceHandler handler)
        => Of(phase).Add((Index(kind, name), handler));

    public static int Index(TraceKind kind, TraceName name) => ((int)kind * TraceSchema.Count) + (int)name;

    public EventHandlers[] Build()
    {
        TraceHandler[][] before = Table(_births, _judges);
        TraceHandler[][] deaths = Table(_deaths, []);
        EventHandlers[] table = new EventHandlers[Events];
        for (int index = 0; index < Events; index++)
        {
            table[index] = new EventHandlers(before[index], deaths[index]);
        }

        return table;
    }

    private List<(int Index, TraceHandler Handler)> Of(HandlerPhase phase) => phase switch
    {
        HandlerPhase.Birth => _births,
        HandlerPhase.Judgement => _judges,
        _ => _deaths,
    };

    private static TraceHandler[][] Table(
        List<(int Index, TraceHandler Handler)> first, List<(int Index, TraceHandler Handler)> second)
    {
        int[] counts = new int[Events];
        Count(first, counts);
        Count(second, counts);
        TraceHandler[][] table = Array.ConvertAll(counts, count => count == 0 ? [] : new TraceHandler[count]);
        Array.Clear(counts);
        Fill(first, table, counts);
        Fill(second, table, counts);
        return table;
    }

    private static void Count(List<(int Index, TraceHandler Handler)> handlers, int[] counts)
    {
        foreach ((int index, TraceHandler _) in handlers)
        {
            counts[index]++;
        }
    }

    private static void Fill(
        List<(int Index, TraceHandler Handler)> handlers, TraceHandler[][] table, int[] counts)
    {
        foreach ((int index, TraceHandler handler) in handlers)
        {
            table[index][counts[index]++] = handler;
        }
    }
}
