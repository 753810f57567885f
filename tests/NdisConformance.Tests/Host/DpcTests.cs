using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Host;

/// <summary>DPCs that a driver queues itself.</summary>
[TestFixture]
internal sealed class DpcTests
{
    private readonly List<(int Processor, byte Irql, ulong Context, ulong DpcContext)> _ran = [];
    private KernelBench _bench = null!;
    private NDIS_HANDLE _interrupt;

    private INdis Ndis => _bench.Ndis;

    [SetUp]
    public void Start()
    {
        _ran.Clear();
        _bench = new KernelBench().Start();
        NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS handlers = LineInterrupt.Handlers(
            dpc: (context, dpcContext, _, _)
                => _ran.Add((_bench.Processor, _bench.Irql, context.Value, dpcContext.Value)));
        Ndis.NdisMRegisterInterruptEx(_bench.Adapter, new NDIS_HANDLE(3), ref handlers, out _interrupt);
    }

    [TearDown]
    public void Free() => _bench.Dispose();

    [TestCase(0u, 1u)]
    [TestCase(1u, 1u)]
    [TestCase(2u, 2u)]
    [TestCase(3u, 3u)]
    [TestCase(6u, 2u)]
    [TestCase(4u, 0u)]
    [Ddi(TraceName.NdisMQueueDpc)]
    public void Queue_RunsTheDpcLater_OnTheProcessorsOfTheMask(uint targets, uint queued)
    {
        uint result = Queue(targets, 9);
        int atReturn = _ran.Count;
        _bench.Drain();

        Assert.That((result, atReturn), Is.EqualTo((queued, 0)));
        Assert.That(_bench.Return(TraceName.NdisMQueueDpc).Result, Is.EqualTo(queued));
        Assert.That(
            _bench.Last<NdisMQueueDpcCall>().TargetProcessors, Is.EqualTo(targets));
        Assert.That(
            _ran,
            Is.EqualTo(new[] { 0, 1 }
                .Where(processor => (queued & (1u << processor)) != 0)
                .Select(processor => (processor, DISPATCH_LEVEL, 3ul, 9ul))));
    }

    [TestCase(0ul, 0, 1ul)]
    [TestCase(2ul, 0, 2ul)]
    [TestCase(3ul, 0, 3ul)]
    [TestCase(0xFFFF_FFFF_0000_0001ul, 0, 1ul)]
    [TestCase(4ul, 0, 0ul)]
    [TestCase(1ul, 1, 0ul)]
    [Ddi(TraceName.NdisMQueueDpcEx)]
    public void QueueEx_RunsTheDpcLater_OnTheProcessorsOfTheGroup(ulong mask, int group, ulong queued)
    {
        ulong result = Ndis.NdisMQueueDpcEx(_interrupt, 0, new GROUP_AFFINITY(mask, (ushort)group), new PVOID(9));
        int atReturn = _ran.Count;
        _bench.Drain();

        Assert.That((result, atReturn), Is.EqualTo((queued, 0)));
        Assert.That(
            _ran.Select(run => 1ul << run.Processor).Aggregate(0ul, (all, processor) => all | processor),
            Is.EqualTo(queued));
    }

    [Test]
    [Ddi(TraceName.NdisMQueueDpcEx)]
    public void QueueEx_LeavesOutAProcessorOnWhichTheDpcIsQueued()
    {
        uint first = Queue(1, 5);
        ulong second = Ndis.NdisMQueueDpcEx(_interrupt, 0, new GROUP_AFFINITY(3, 0), new PVOID(7));
        _bench.Drain();

        Assert.That((first, second), Is.EqualTo((1u, 2ul)));
        Assert.That(
            _ran.Select(run => (run.Processor, run.DpcContext)), Is.EqualTo(new[] { (0, 5ul), (1, 7ul) }));
    }

    [Test]
    [Ddi(TraceName.NdisMQueueDpc)]
    public void Queue_OnTheCurrentProcessor_IfNoneIsNamed()
    {
        uint result = 0;
        _bench.On(1, DEVICE_LEVEL, () => result = Queue(0, 0));
        _bench.Drain();

        Assert.That(result, Is.EqualTo(2));
        Assert.That(_ran.Select(run => run.Processor), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    [Ddi(TraceName.NdisMQueueDpc)]
    public void Queue_OfADpcThatIsQueued_QueuesNothing_AndTheFirstContextStays()
    {
        uint[] results = [Queue(1, 5), Queue(1, 6), Queue(3, 7)];
        _bench.Drain();

        Assert.That(results, Is.EqualTo(new[] { 1u, 0u, 2u }));
        Assert.That(
            _ran.Select(run => (run.Processor, run.DpcContext)), Is.EqualTo(new[] { (0, 5ul), (1, 7ul) }));
    }

    [Test]
    [Ddi(TraceName.NdisMQueueDpc)]
    public void Queue_Again_OnceTheDpcRan()
    {
        Queue(1, 5);
        _bench.Drain();
        uint result = Queue(1, 6);
        _bench.Drain();

        Assert.That(result, Is.EqualTo(1));
        Assert.That(_ran.Select(run => run.DpcContext), Is.EqualTo(new[] { 5ul, 6ul }));
    }

    [Test]
    [Ddi(TraceName.NdisMDeregisterInterruptEx)]
    public void Deregister_RunsTheDpcsThatAreQueued_BeforeItReturns()
    {
        Queue(3, 5);
        Ndis.NdisMDeregisterInterruptEx(_interrupt);
        int atReturn = _ran.Count;
        _bench.Drain();

        Assert.That((atReturn, _ran.Count), Is.EqualTo((2, 2)));
        Assert.That(_ran.Select(run => run.Processor), Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    [Ddi(TraceName.NdisMQueueDpc)]
    public void Queue_ForAnInterruptThatIsGone_IsMisuse()
    {
        Ndis.NdisMDeregisterInterruptEx(_interrupt);

        Assert.That(Queue(1, 5), Is.Zero);
        _bench.Drain();

        Assert.That(_ran, Is.Empty);
        Assert.That(
            _bench.Misuses(TraceName.NdisMQueueDpc), Is.EqualTo(new[] { "interrupt Interrupt Released" }));
    }

    private uint Queue(uint targets, ulong context)
        => Ndis.NdisMQueueDpc(_interrupt, 0, targets, new PVOID(context));
}
