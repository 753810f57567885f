using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Host;

/// <summary>What every DDI does at its begin and at its end.</summary>
[TestFixture]
internal sealed class BoundaryTests
{
    private KernelBench _bench = null!;

    private INdis Ndis => _bench.Ndis;

    [SetUp]
    public void Start() => _bench = new KernelBench().Start();

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    public void Return_NamesItsCall_AndLiesAsDeep()
    {
        Ndis.NdisWriteErrorLogEntry(default, 1);
        Ndis.NdisWriteErrorLogEntry(default, 1);

        TraceEvent call = _bench.Call(TraceName.NdisWriteErrorLogEntry);
        TraceEvent inside = _bench.Facts(TraceName.HandleMisuse).Last();
        TraceEvent end = _bench.Return(TraceName.NdisWriteErrorLogEntry);
        Assert.That(end.Begin, Is.EqualTo(call.Sequence));
        Assert.That((call.Depth, inside.Depth, end.Depth), Is.EqualTo((0, 1, 0)));
    }

    [Test]
    public void Call_InsideACallback_NamesIt_AndLiesDeeper()
    {
        TraceEvent call = _bench.Call(TraceName.NdisMSetMiniportAttributes);

        Assert.That((call.Enclosing, call.Depth), Is.EqualTo((TraceName.MiniportInitializeEx, 1)));
        Assert.That(_bench.Exits(TraceName.MiniportInitializeEx).Single().Depth, Is.Zero);
    }

    [Test]
    public void TheOtherProcessor_RunsWhatIsDue_OnlyWhereItIsChosen()
    {
        List<string> ran = [];
        _bench.After(0, () => ran.Add("own"), processor: 0);
        _bench.After(0, () => ran.Add("due"), processor: 1);
        _bench.After(1, () => ran.Add("later"), processor: 1);
        Ndis.KeGetCurrentIrql();
        int atOrdinary = ran.Count;
        _bench.PreemptAt(TraceName.KeGetCurrentIrql);
        Ndis.NdisGetVersion();
        int atAnother = ran.Count;
        Ndis.KeGetCurrentIrql();

        Assert.That((atOrdinary, atAnother), Is.EqualTo((0, 0)));
        Assert.That(ran, Is.EqualTo(new[] { "due" }));
    }

    [Test]
    public void TheOtherProcessor_RunsBeforeTheReturn()
    {
        _bench.PreemptAt(TraceName.KeGetCurrentIrql);
        _bench.After(0, () => Ndis.NdisGetVersion(), processor: 1);

        Ndis.KeGetCurrentIrql();

        TraceEvent inside = _bench.Call(TraceName.NdisGetVersion);
        Assert.That(inside.Processor, Is.EqualTo(1));
        Assert.That(
            inside.Sequence,
            Is.InRange(
                _bench.Call(TraceName.KeGetCurrentIrql).Sequence, _bench.Return(TraceName.KeGetCurrentIrql).Sequence));
    }

    [Test]
    public void EveryCall_Throws_OnceTheMachineStopped()
    {
        NDIS_SPIN_LOCK spinLock = new();
        Ndis.NdisAllocateSpinLock(spinLock);
        Ndis.NdisAcquireSpinLock(spinLock);
        BugCheckException bugCheck =
            Assert.Throws<BugCheckException>(() => Ndis.NdisAcquireSpinLock(spinLock));
        int events = _bench.Facts(TraceName.Crash).Count();

        Assert.That(bugCheck.Message, Does.Contain("lock#1"));
        Assert.That(Assert.Throws<BugCheckException>(() => Ndis.NdisGetVersion()), Is.SameAs(bugCheck));
        Assert.That(events, Is.EqualTo(1));
    }
}
