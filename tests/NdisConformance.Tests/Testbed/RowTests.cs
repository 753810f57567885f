using NdisConformance.Scenarios;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Testbed;

/// <summary>What the rows of the vocabulary say about a function is what the host does when it is called.</summary>
[TestFixture]
internal sealed class RowTests
{
    private static readonly string[] Groups = ["registration-versions", "pool-teardown", "data-path", "lifecycle"];

    // A NET_BUFFER_LIST comes with its NET_BUFFER, and a NET_BUFFER with its MDL; the rest of a release is the same.
    private static readonly ObjectKind[] ComesAlong = [ObjectKind.Nb, ObjectKind.Mdl];

    private static readonly TraceEvent[][] Traces =
    [
        .. ScenarioCatalogue.WithSnapshots.Where(scenario => Groups.Contains(scenario.Group)).Select(Run),
    ];

    [Test]
    public void Acquired_InsideACallWhoseRowSaysSo()
        => Assert.That(Moved(TraceName.Acquired, row => row.Acquires), Is.Empty);

    [Test]
    public void Released_InsideACallWhoseRowSaysSo()
        => Assert.That(Moved(TraceName.Released, row => row.Releases), Is.Empty);

    [Test]
    public void EachKindThatTheReferenceAcquires_IsSeen()
        => Assert.That(
            Traces.SelectMany(trace => trace).Where(e => e.Name == TraceName.Acquired).Select(e => e.Subject.Kind),
            Is.SupersetOf(new[]
            {
                ObjectKind.Driver, ObjectKind.Dma, ObjectKind.NblPool, ObjectKind.Interrupt, ObjectKind.Nbl,
                ObjectKind.Mdl, ObjectKind.SharedMemory, ObjectKind.Memory, ObjectKind.IoSpace, ObjectKind.Lock,
            }));

    [Test]
    public void TimePasses_OnlyInsideACallThatWaitsOrStalls()
    {
        TraceName[] passing =
        [
            .. from trace in Traces
               let begins = trace.Where(e => e.Kind == TraceKind.Call).ToDictionary(e => e.Sequence)
               from end in trace
               where end.Kind == TraceKind.Return && end.Time > begins[end.Begin].Time
               select end.Name,
        ];
        Assert.That(
            passing.Distinct().Where(name => !TraceSchema.Of(name).Waits && name != TraceName.NdisStallExecution),
            Is.Empty);
    }

    private static TraceEvent[] Run(Scenario scenario)
    {
        TraceStore trace = ScenarioRunner.Run(scenario, ReferenceDriver.Create).Trace;
        return [.. Enumerable.Range(0, trace.Count).Select(index => trace[index])];
    }

    /// <summary>Objects that moved inside a call whose row names another kind, or outside any call.</summary>
    private static string[] Moved(TraceName fact, Func<TraceRow, ObjectKind> kind)
    {
        HashSet<string> wrong = [];
        foreach (TraceEvent[] trace in Traces)
        {
            Stack<TraceName> open = new();
            foreach (TraceEvent e in trace)
            {
                switch (e.Kind)
                {
                    case TraceKind.Call or TraceKind.Enter:
                        open.Push(e.Name);
                        break;
                    case TraceKind.Return or TraceKind.Exit:
                        open.Pop();
                        break;
                    case TraceKind.Fact when e.Name == fact && !IsExpected(open, e.Subject.Kind, kind):
                        wrong.Add($"{e.Subject.Kind} in {(open.Count == 0 ? "no call" : open.Peek())}");
                        break;
                }
            }
        }

        return [.. wrong];
    }

    /// <summary>
    /// Context pointers belong to the harness: Pin and Unpin are no DDI functions and have no rows. Restart attributes
    /// become the driver's just before MiniportRestart, and NDIS takes them back between two calls.
    /// </summary>
    private static bool IsExpected(Stack<TraceName> open, ObjectKind moved, Func<TraceRow, ObjectKind> kind)
        => moved == ObjectKind.Context
            || (moved == ObjectKind.Memory && open.Count == 0)
            || IsOfRow(open, moved, kind);

    private static bool IsOfRow(Stack<TraceName> open, ObjectKind moved, Func<TraceRow, ObjectKind> kind)
        => open.TryPeek(out TraceName call)
            && (kind(TraceSchema.Of(call)) == moved
                || (kind(TraceSchema.Of(call)) is ObjectKind.Nbl or ObjectKind.Nb && ComesAlong.Contains(moved)));
}
