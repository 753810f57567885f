using NdisConformance.Trace;

namespace NdisConformance.Tests.Trace;

/// <summary>Writes events into a store.</summary>
internal sealed class EventWriter : ScriptWriter
{
    public EventWriter(TraceStore? store = null)
    {
        Store = store ?? TraceStore.All();
        Tracer.Add(Store);
    }

    public TraceStore Store { get; }

    /// <summary>A writer that has written what a test needs.</summary>
    public static EventWriter Of(Action<EventWriter> write)
    {
        EventWriter writer = new();
        write(writer);
        return writer;
    }

    public void GetVersion() => NdisGetVersionReturn(NdisGetVersionCall(), 0);

    public string Snapshot(string scenario = "group/name")
        => TraceFormatter.Snapshot(Store, new SnapshotHeader(scenario, "Vendor", "nic"));

    public Snapshot Read() => SnapshotReader.Read(Snapshot());
}
