using NdisConformance.Trace;

namespace NdisConformance.Tests.Trace;

/// <summary>Emits events as a host does, in a few words.</summary>
internal sealed class EventWriter
{
    private readonly Tracer _tracer = new();
    private readonly Stack<(long Sequence, TraceName Name)> _open = new();

    public EventWriter(TraceStore? store = null)
    {
        Store = store ?? TraceStore.All();
        _tracer.Add(Store);
    }

    public TraceStore Store { get; }

    public long Time { get; set; }

    public byte Irql { get; set; }

    public byte Processor { get; set; }

    public static ulong Obj(ObjectKind kind, uint number) => new TraceObject(kind, number).Packed;

    public EventWriter Call(TraceName name, params ulong[] arguments) => Begin(TraceKind.Call, name, arguments);

    public EventWriter Enter(TraceName name, params ulong[] arguments) => Begin(TraceKind.Enter, name, arguments);

    public EventWriter Fact(TraceName name, params ulong[] arguments)
    {
        Emit(TraceKind.Fact, name, 0, 0, arguments);
        return this;
    }

    public EventWriter End(ulong result = 0, params ulong[] outputs)
    {
        (long begin, TraceName name) = _open.Pop();
        Emit(TraceSchema.IsDdi(name) ? TraceKind.Return : TraceKind.Exit, name, begin, result, outputs);
        return this;
    }

    /// <summary>A call with nothing inside.</summary>
    public EventWriter Does(TraceName name, params ulong[] arguments) => Call(name, arguments).End();

    public string Snapshot(string scenario = "group/name")
        => TraceFormatter.Snapshot(Store, new SnapshotHeader(scenario, "Vendor", "nic"));

    public Snapshot Read() => SnapshotReader.Read(Snapshot());

    private EventWriter Begin(TraceKind kind, TraceName name, ulong[] arguments)
    {
        long sequence = Emit(kind, name, 0, 0, arguments);
        _open.Push((sequence, name));
        return this;
    }

    private long Emit(TraceKind kind, TraceName name, long begin, ulong result, ulong[] arguments)
    {
        TraceEvent item = new()
        {
            Kind = kind,
            Name = name,
            Begin = begin,
            Result = result,
            Time = Time,
            Irql = Irql,
            Processor = Processor,
            Depth = (ushort)_open.Count,
        };
        for (int index = 0; index < arguments.Length; index++)
        {
            item.Arguments[index] = arguments[index];
        }

        return _tracer.Emit(ref item);
    }
}
