using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>
/// Who asked for which event. Built once; afterwards an event finds its handlers by one array access. Births are noted
/// before the checkers judge an event and deaths after it, so that a checker sees the state in which it happened.
/// </summary>
internal sealed class Subscriptions
{
    private const int Names = 256;
    private static readonly int Kinds = Enum.GetValues<TraceKind>().Length;
    private readonly List<TraceHandler>[] _births = NewTable();
    private readonly List<TraceHandler>[] _judges = NewTable();
    private readonly List<TraceHandler>[] _deaths = NewTable();

    /// <summary>Asks for an event, to note what begins with it.</summary>
    public void OnBirth(TraceKind kind, TraceName name, TraceHandler handler)
        => _births[Index(kind, name)].Add(handler);

    /// <summary>Asks for an event, to judge it.</summary>
    public void On(TraceKind kind, TraceName name, TraceHandler handler) => _judges[Index(kind, name)].Add(handler);

    /// <summary>Asks for an event, to note what ends with it.</summary>
    public void OnDeath(TraceKind kind, TraceName name, TraceHandler handler)
        => _deaths[Index(kind, name)].Add(handler);

    public void OnCall(TraceName name, TraceHandler handler) => On(TraceKind.Call, name, handler);

    public void OnReturn(TraceName name, TraceHandler handler) => On(TraceKind.Return, name, handler);

    public void OnEnter(TraceName name, TraceHandler handler) => On(TraceKind.Enter, name, handler);

    public void OnExit(TraceName name, TraceHandler handler) => On(TraceKind.Exit, name, handler);

    public void OnFact(TraceName name, TraceHandler handler) => On(TraceKind.Fact, name, handler);

    public static int Index(TraceKind kind, TraceName name) => ((int)kind * Names) + (int)name;

    public TraceHandler[][] Build()
    {
        TraceHandler[][] table = new TraceHandler[Kinds * Names][];
        for (int index = 0; index < table.Length; index++)
        {
            table[index] = [.. _births[index], .. _judges[index], .. _deaths[index]];
        }

        return table;
    }

    private static List<TraceHandler>[] NewTable()
    {
        List<TraceHandler>[] table = new List<TraceHandler>[Kinds * Names];
        for (int index = 0; index < table.Length; index++)
        {
            table[index] = [];
        }

        return table;
    }
}
