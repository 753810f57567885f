using System.Runtime.InteropServices;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Host;

/// <summary>Keeps every event, or none while a test counts bytes.</summary>
internal sealed class EventList : ITraceSink
{
    public List<TraceEvent> Events { get; } = [];

    public bool IsOff { get; set; }

    public void OnEvent(in TraceEvent traceEvent)
    {
        if (!IsOff)
        {
            Events.Add(traceEvent);
        }
    }

    public IEnumerable<TraceEvent> Of(TraceName name) => Events.Where(e => e.Name == name);

    /// <summary>The last event that a reader reads.</summary>
    public T Last<T>()
        where T : ITraceReader<T>, allows ref struct
        => Read<T>(Events.FindLastIndex(Has<T>));

    /// <summary>The only event that a reader reads.</summary>
    public T Single<T>()
        where T : ITraceReader<T>, allows ref struct
    {
        int index = Events.FindIndex(Has<T>);
        Assert.That(Events.FindLastIndex(Has<T>), Is.EqualTo(index), $"there are several of {T.Name}");
        return Read<T>(index);
    }

    /// <summary>What each event of a reader says.</summary>
    public IEnumerable<TResult> Each<T, TResult>(Func<T, TResult> read)
        where T : ITraceReader<T>, allows ref struct
        => Events.Where(Has<T>).Select(e => read(T.Read(in e)));

    public TraceEvent Last(TraceName name, TraceKind kind = TraceKind.Fact)
        => Events.Last(e => e.Name == name && e.Kind == kind);

    private static bool Has<T>(TraceEvent e)
        where T : ITraceReader<T>, allows ref struct
        => e.Name == T.Name && e.Kind == T.Kind;

    private T Read<T>(int index)
        where T : ITraceReader<T>, allows ref struct
    {
        Assert.That(index, Is.Not.Negative, $"there is no {T.Kind} of {T.Name}");
        return T.Read(in CollectionsMarshal.AsSpan(Events)[index]);
    }
}
