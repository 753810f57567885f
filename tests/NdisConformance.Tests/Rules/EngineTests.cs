using NdisConformance.Contract;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Rules;

[TestFixture]
internal sealed class EngineTests
{
    private const int Groups = 100_000;
    private const int WarmUp = 5_000;

    [Test]
    public void KeepsTheFirstFindingsAndCountsTheRest()
    {
        DriverTrace trace = DriverTrace.Running(options: new RuleOptions { FindingsPerRule = 3 });
        for (uint number = 1; number <= 10; number++)
        {
            trace.Submit(number, number);
            trace.Send(number, () => { });
            trace.Complete(number, NDIS_STATUS.NDIS_STATUS_PENDING);
        }

        Assert.Multiple(() =>
        {
            Assert.That(trace.Engine.Findings, Has.Count.EqualTo(3));
            Assert.That(trace.Engine.Suppressed, Is.EqualTo(7));
            Assert.That(trace.Engine.Exercised("SEND-004"), Is.EqualTo(10));
        });
    }

    [Test]
    public void KeepsFindingsOfOneRuleForEachKindOfObject()
    {
        DriverTrace trace = DriverTrace.Running(options: new RuleOptions { FindingsPerRule = 1 });
        trace.Leak(TraceScript.Object(ObjectKind.Memory, 1), Checkpoint.Halt);
        trace.Leak(TraceScript.Object(ObjectKind.Memory, 2), Checkpoint.Halt);
        trace.Leak(TraceScript.Object(ObjectKind.IoSpace, 1), Checkpoint.Halt);
        Assert.That(
            trace.Engine.Findings.Select(finding => finding.Object.Kind),
            Is.EqualTo(new[] { ObjectKind.Memory, ObjectKind.IoSpace }));
    }

    [Test]
    public void CountsCalls()
    {
        DriverTrace trace = DriverTrace.Running();
        trace.SendOne(1);
        trace.SendOne(2);
        Assert.Multiple(() =>
        {
            Assert.That(trace.Engine.Calls(TraceName.NdisMAllocateNetBufferSGList), Is.EqualTo(2));
            Assert.That(trace.Engine.Calls(TraceName.NdisMGetDmaAlignment), Is.Zero);
        });
    }

    [Test]
    public void KnowsNothingOfAnUnknownRule() => Assert.That(new RuleEngine().Exercised("NOPE-001"), Is.Zero);

    [Test]
    public void JudgesATraceThatBeginsInTheMiddle()
    {
        RuleEngine engine = new();
        TraceEvent e = default;
        e.Kind = TraceKind.Return;
        foreach (TraceName name in Enum.GetValues<TraceName>().Where(TraceSchema.IsDdi))
        {
            e.Name = name;
            e.Begin = 1;
            e.Sequence++;
            Assert.DoesNotThrow(() => engine.OnEvent(in e), name.ToString());
        }
    }

    [Test]
    public void SurvivesAnyEventWithEmptyArguments()
    {
        DriverTrace trace = DriverTrace.Running();
        foreach (TraceName name in TraceSchema.All.Select(row => row.Name))
        {
            Assert.DoesNotThrow(() => trace.Blank(name), name.ToString());
        }
    }

    [Test]
    public void AllocatesNothingOverManySends()
    {
        List<TraceEvent> group = Record(trace => trace.SendOne(1));
        RuleEngine engine = new();
        Feed(engine, Record(_ => { }), 0, 1);
        Feed(engine, group, 0, WarmUp);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Feed(engine, group, WarmUp, WarmUp + Groups);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Multiple(() =>
        {
            Assert.That(allocated, Is.Zero);
            Assert.That(engine.Findings, Is.Empty);
            Assert.That(engine.Exercised("SEND-005"), Is.EqualTo(WarmUp + Groups));
        });
    }

    /// <summary>The events of what follows a driver's start; of the start itself for an empty body.</summary>
    private static List<TraceEvent> Record(Action<DriverTrace> body)
    {
        DriverTrace trace = new();
        List<TraceEvent> all = trace.Record();
        trace.Load();
        trace.Initialize();
        trace.Restart();
        int start = all.Count;
        body(trace);
        return all.Count == start ? all : all[start..];
    }

    /// <summary>Feeds a group again and again, with new numbers for what is born in it.</summary>
    private static void Feed(RuleEngine engine, List<TraceEvent> group, int from, int to)
    {
        long span = group[^1].Sequence - group[0].Sequence + 1;
        for (int round = from; round < to; round++)
        {
            foreach (TraceEvent recorded in group)
            {
                TraceEvent e = recorded;
                e.Sequence += round * span;
                e.Begin += e.Begin == 0 ? 0 : round * span;
                TraceRow row = TraceSchema.Of(e.Name);
                IReadOnlyList<TraceParameter> parameters =
                    e.Kind is TraceKind.Return or TraceKind.Exit ? row.Outputs : row.Arguments;
                for (int index = 0; index < parameters.Count; index++)
                {
                    TraceParameter parameter = parameters[index];
                    TraceObject item = new(e.ValueOf(parameter));
                    if (parameter.Type == TraceType.Obj
                        && item.Kind is ObjectKind.Nbl or ObjectKind.Nb or ObjectKind.Sg or ObjectKind.Frame)
                    {
                        e.SetValue(parameter, item.Packed + (ulong)round);
                    }
                }

                engine.OnEvent(in e);
            }
        }
    }
}
