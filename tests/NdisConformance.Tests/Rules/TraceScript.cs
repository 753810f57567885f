using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

/// <summary>
/// Emits hand-made events to a rule engine. Sequences, nesting and enclosing callbacks come by themselves.
/// </summary>
internal class TraceScript(RuleOptions? options = null)
{
    private readonly Stack<(TraceName Name, long Sequence, bool IsCallback)>[] _open = [new(), new()];
    private readonly Tracer _tracer = new();
    private bool _isWired;

    public RuleEngine Engine { get; } = new(options);

    public byte Irql { get; set; }

    public byte Processor { get; set; }

    /// <summary>Virtual time in units of 100 nanoseconds.</summary>
    public long Time { get; set; }

    public AdapterState State { get; set; }

    public static TraceObject Object(ObjectKind kind, uint number, ObjectState state = ObjectState.Live)
        => new(kind, number, state);

    /// <summary>What is emitted from here on, in a list that grows.</summary>
    public List<TraceEvent> Record()
    {
        EventLog log = new();
        _tracer.Add(log);
        return log.Events;
    }

    public long Call(TraceName name, params ReadOnlySpan<ulong> arguments) => Begin(TraceKind.Call, name, arguments);

    public long Enter(TraceName name, params ReadOnlySpan<ulong> arguments) => Begin(TraceKind.Enter, name, arguments);

    /// <summary>Ends the innermost call with SUCCESS or a value.</summary>
    public long Return(ulong result = 0, params ReadOnlySpan<ulong> outputs) => End(TraceKind.Return, result, outputs);

    public long Return(NDIS_STATUS status, params ReadOnlySpan<ulong> outputs) => Return((ulong)status, outputs);

    /// <summary>Ends the innermost call, which has no result of its own.</summary>
    public long ReturnWith(params ReadOnlySpan<ulong> outputs) => End(TraceKind.Return, 0, outputs);

    /// <summary>Ends the innermost callback.</summary>
    public long Exit(ulong result = 0) => End(TraceKind.Exit, result, []);

    public long Exit(NDIS_STATUS status) => Exit((ulong)status);

    /// <summary>Ends the innermost callback, which gives more than its result.</summary>
    public long ExitWith(ulong result, params ReadOnlySpan<ulong> outputs) => End(TraceKind.Exit, result, outputs);

    public long Fact(TraceName name, params ReadOnlySpan<ulong> arguments)
        => Emit(TraceKind.Fact, name, 0, 0, arguments);

    /// <summary>A call that returns at once.</summary>
    public long Do(TraceName name, params ReadOnlySpan<ulong> arguments)
    {
        long sequence = Call(name, arguments);
        Return();
        return sequence;
    }

    /// <summary>Runs something at DISPATCH_LEVEL, or at another level.</summary>
    public void At(byte irql, Action action)
    {
        byte old = Irql;
        Irql = irql;
        action();
        Irql = old;
    }

    /// <summary>Runs something on the other processor.</summary>
    public void OnOther(Action action)
    {
        byte old = Processor;
        Processor = (byte)(1 - old);
        action();
        Processor = old;
    }

    /// <summary>Runs something inside a callback.</summary>
    public void Inside(TraceName callback, Action action, params ReadOnlySpan<ulong> arguments)
    {
        Enter(callback, arguments);
        action();
        Exit();
    }

    private long Begin(TraceKind kind, TraceName name, ReadOnlySpan<ulong> arguments)
    {
        long sequence = Emit(kind, name, 0, 0, arguments);
        _open[Processor].Push((name, sequence, kind == TraceKind.Enter));
        return sequence;
    }

    private long End(TraceKind kind, ulong result, ReadOnlySpan<ulong> outputs)
    {
        (TraceName name, long begin, bool isCallback) = _open[Processor].Peek();
        Assert.That(isCallback, Is.EqualTo(kind == TraceKind.Exit), "the script ends what it did not begin");
        long sequence = Emit(kind, name, begin, result, outputs);
        _open[Processor].Pop();
        return sequence;
    }

    private long Emit(TraceKind kind, TraceName name, long begin, ulong result, ReadOnlySpan<ulong> arguments)
    {
        if (!_isWired)
        {
            _tracer.Add(Engine);
            _isWired = true;
        }

        TraceEvent e = default;
        e.Kind = kind;
        e.Name = name;
        e.Begin = begin;
        e.Time = Time;
        e.Result = result;
        e.Irql = Irql;
        e.Processor = Processor;
        e.State = State;
        e.Enclosing = Enclosing(kind == TraceKind.Exit);
        for (int index = 0; index < arguments.Length; index++)
        {
            e.Arguments[index] = arguments[index];
        }

        return _tracer.Emit(ref e);
    }

    private TraceName Enclosing(bool isExit)
    {
        foreach ((TraceName name, long _, bool isCallback) in _open[Processor])
        {
            if (isCallback && !isExit)
            {
                return name;
            }

            isExit &= !isCallback;
        }

        return TraceName.None;
    }
}
