using NdisConformance.Trace;

namespace NdisConformance.Tests.Trace;

/// <summary>
/// Writes events without a host. A test sets time, IRQL, processor and state; depth and enclosing callback follow from
/// what is open on the processor.
/// </summary>
internal abstract class ScriptWriter : TraceWriter
{
    private readonly Stack<TraceMark>[] _open = [new(), new()];
    private bool _hasCrashed;

    /// <summary>Virtual time in units of 100 nanoseconds.</summary>
    public long Time { get; set; }

    public byte Irql { get; set; }

    public byte Processor { get; set; }

    public AdapterState State { get; set; }

    protected Tracer Tracer { get; } = new();

    /// <summary>The innermost call or callback that is open on the processor.</summary>
    protected TraceMark Innermost => _open[Processor].Peek();

    public void Sleep(uint microseconds) => NdisMSleepReturn(NdisMSleepCall(microseconds));

    /// <summary>Writes the events of any row with all arguments zero, for tests that go through all names.</summary>
    public void Blank(TraceName name)
    {
        RowKind kind = TraceSchema.Of(name).Kind;
        TraceEvent item = new() { Name = name };
        if (kind == RowKind.Fact)
        {
            item.Kind = TraceKind.Fact;
            Emit(ref item);
            return;
        }

        item.Kind = kind == RowKind.Function ? TraceKind.Call : TraceKind.Enter;
        TraceMark begin = Begin(ref item);
        item = new() { Name = name, Kind = kind == RowKind.Function ? TraceKind.Return : TraceKind.Exit };
        End(in begin, ref item);
    }

    protected override long Emit(ref TraceEvent fact)
    {
        _hasCrashed |= fact.Name == TraceName.Crash;
        fact.Time = Time;
        fact.Irql = Irql;
        fact.Processor = Processor;
        fact.State = State;
        fact.Enclosing = _open[Processor].Select(mark => mark.Name).FirstOrDefault(TraceSchema.IsCallback);
        fact.Depth = (ushort)_open[Processor].Count;
        return Tracer.Emit(ref fact);
    }

    protected override TraceMark Begin(ref TraceEvent begin)
    {
        TraceMark mark = new(begin.Name, Emit(ref begin), Irql);
        _open[Processor].Push(mark);
        return mark;
    }

    protected override void End(in TraceMark begin, ref TraceEvent end)
    {
        // What crashed never ends: its exception passes through all that is open.
        while (_hasCrashed && Innermost != begin)
        {
            _open[Processor].Pop();
        }

        Assert.That(begin, Is.EqualTo(Innermost), "the script ends what is not the innermost");
        Assert.That(end.Name, Is.EqualTo(begin.Name), "the script ends what it did not begin");
        _open[Processor].Pop();
        end.Begin = begin.Sequence;
        Emit(ref end);
    }
}
