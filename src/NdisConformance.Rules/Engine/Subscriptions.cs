using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// Who asked for which event. Built once; afterwards an event finds its handlers by one array access. Births are noted
/// before the checkers judge an event and deaths after it, so that a checker sees the state in which it happened.
/// </summary>
internal sealed class Subscriptions
{
    private const int UsualCount = 512;
    private static readonly int Kinds = Enum.GetValues<TraceKind>().Length;
    private readonly List<(int Index, TraceHandler Handler)> _births = new(UsualCount);
    private readonly List<(int Index, TraceHandler Handler)> _judges = new(UsualCount);
    private readonly List<(int Index, TraceHandler Handler)> _deaths = new(UsualCount);

    /// <summary>Asks for an event, to note what begins with it.</summary>
    public void OnBirth(TraceKind kind, TraceName name, TraceHandler handler)
        => _births.Add((Index(kind, name), handler));

    /// <summary>Asks for an event, to judge it.</summary>
    public void On(TraceKind kind, TraceName name, TraceHandler handler) => _judges.Add((Index(kind, name), handler));

    /// <summary>Asks for an event, to note what ends with it.</summary>
    public void OnDeath(TraceKind kind, TraceName name, TraceHandler handler)
        => _deaths.Add((Index(kind, name), handler));

    public void OnCall(TraceName name, TraceHandler handler) => On(TraceKind.Call, name, handler);

    public void OnReturn(TraceName name, TraceHandler handler) => On(TraceKind.Return, name, handler);

    public void OnEnter(TraceName name, TraceHandler handler) => On(TraceKind.Enter, name, handler);

    public void OnExit(TraceName name, TraceHandler handler) => On(TraceKind.Exit, name, handler);

    public void OnFact(TraceName name, TraceHandler handler) => On(TraceKind.Fact, name, handler);

    public static int Index(TraceKind kind, TraceName name) => ((int)kind * TraceSchema.Count) + (int)name;

    public TraceHandler[][] Build()
    {
        int[] counts = new int[Kinds * TraceSchema.Count];
        foreach ((int index, TraceHandler _) in All())
        {
            counts[index]++;
        }

        TraceHandler[][] table = Array.ConvertAll(counts, count => count == 0 ? [] : new TraceHandler[count]);
        Array.Clear(counts);
        foreach ((int index, TraceHandler handler) in All())
        {
            table[index][counts[index]++] = handler;
        }

        return table;
    }

    private IEnumerable<(int Index, TraceHandler Handler)> All() => _births.Concat(_judges).Concat(_deaths);
}
