using System.Runtime.CompilerServices;
using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>SHMEM: shared memory that is asked for while the adapter is at work.</summary>
[TestFixture]
[Ddi(TraceName.NdisMAllocateSharedMemoryAsyncEx)]
internal sealed class MemoryRequestTests
{
    private const ulong AdapterContext = 1; // As ScatterGatherDriver gives it.
    private readonly List<Arrival> _arrivals = [];
    private ScatterGatherBench? _bench;

    [SetUp]
    public void Forget() => _arrivals.Clear();

    [TearDown]
    public void Close() => _bench?.Dispose();

    [Test]
    public void Shmem022_PendingIsCompletedOnce_FailureNever()
        => Prove(
            (NDIS_STATUS_PENDING, 1, NDIS_STATUS_FAILURE, 1),
            bench =>
            {
                NDIS_STATUS first = Ask(bench, 100);
                bench.Drain();
                int completions = _arrivals.Count;
                bench.Choices.AlwaysAtSite(
                    (int)HostChoice.Failure, (uint)TraceName.NdisMAllocateSharedMemoryAsyncEx, 1);
                NDIS_STATUS second = Ask(bench, 100);
                bench.Drain();
                return (first, completions, second, _arrivals.Count);
            },
            duties => duties.BentMemoryStatus = NDIS_STATUS_SUCCESS,
            duties => duties.BentCompletions = 2,
            duties => duties.BentCompletions = 0);

    [Test]
    public void Shmem027_CompletedAtPassiveLevel_WithTheAdapterContext()
        => Prove(
            (PASSIVE_LEVEL, AdapterContext),
            bench =>
            {
                using (new IrqlScope(bench.Pc.Current, DISPATCH_LEVEL))
                {
                    Ask(bench, 100);
                }

                bench.Drain();
                return (_arrivals[0].Irql, _arrivals[0].AdapterContext);
            },
            duties => duties.BentMemoryIrql = DISPATCH_LEVEL,
            duties => duties.PassesAdapterHandle = true);

    [Test]
    public void Shmem029_RefusedWithoutAHandler()
        => HostDuty.Prove(
            (NDIS_STATUS_FAILURE, false),
            bench =>
            {
                NDIS_STATUS status = Ask(bench.Open(), 100);
                return (status, bench.Trace.Last<NdisMAllocateSharedMemoryAsyncExCall>().HandlerGiven);
            },
            duties => duties.AsksNoHandler = true);

    [Test]
    public void Memory_IsSharedMemoryLikeAnyOther()
    {
        ScatterGatherBench bench = Open();
        PVOID context = bench.Memory(16);
        Ask(bench, 5000, context);
        bench.Drain();

        Arrival arrival = _arrivals.Single();
        Assert.That((arrival.Length, arrival.Context == context), Is.EqualTo((5000u, true)));
        Assert.That(bench.Device.Bus.DmaWrite(arrival.Address, new byte[5000]), Is.True);
        Assert.That(arrival.Block.Read<uint>(), Is.Zero);
        TraceObject block = bench.Trace.Last<MiniportSharedMemoryAllocateCompleteEnter>().Block;
        Assert.That(bench.Trace.Each((AcquiredEvent e) => e.Object), Does.Contain(block));

        bench.Host.Ndis.NdisMFreeSharedMemory(
            bench.Adapter, 5000, cached: true, arrival.Block, new PHYSICAL_ADDRESS(arrival.Address));

        Assert.That(bench.Trace.Last<ReleasedEvent>().Object.Identity, Is.EqualTo(block.Identity));
        Assert.That(bench.Device.Bus.DmaWrite(arrival.Address, new byte[1]), Is.False);
    }

    [Test]
    public void Nothing_ComesWithNullPointers_AndALengthThatMeansNothing()
    {
        ScatterGatherBench bench = Open();
        bench.Choices.AlwaysAtSite(
            (int)HostChoice.Failure, (uint)TraceName.MiniportSharedMemoryAllocateComplete, 1);
        Assert.That(Ask(bench, 100), Is.EqualTo(NDIS_STATUS_PENDING));
        Assert.That(Ask(bench, 100), Is.EqualTo(NDIS_STATUS_PENDING));
        bench.Drain();

        Assert.That(_arrivals.Select(arrival => arrival.Block == null), Is.All.True);
        Assert.That(_arrivals.Select(arrival => arrival.IsAddressNull), Is.All.True);
        Assert.That(_arrivals.Select(arrival => arrival.Length), Is.EqualTo(new[] { 100u, 0u }));
    }

    [Test]
    public void Nothing_ComesWhereTheMachineHasNoMoreMemory()
    {
        ScatterGatherBench bench = Open();
        Assert.That(Ask(bench, 100 << 20), Is.EqualTo(NDIS_STATUS_PENDING));
        bench.Drain();

        Assert.That(_arrivals.Single().Block == null);
    }

    [Test]
    public void Requests_OfNothingOrWithAnotherHandle_AreRefused()
    {
        ScatterGatherBench bench = Open();

        Assert.That(Ask(bench, 0), Is.EqualTo(NDIS_STATUS_FAILURE));
        Assert.That(
            bench.Host.Ndis.NdisMAllocateSharedMemoryAsyncEx(bench.Adapter, 100, cached: true, default),
            Is.EqualTo(NDIS_STATUS_FAILURE));
        Assert.That(bench.Trace.Last<HandleMisuseEvent>().Expected, Is.EqualTo(ObjectKind.Dma));
        bench.Drain();
        Assert.That(_arrivals, Is.Empty);
    }

    [TestCase(MemoryMoment.Soon, 0, 10)]
    [TestCase(MemoryMoment.OtherProcessor, 1, 0)]
    [TestCase(MemoryMoment.Late, 0, 50_000)]
    public void Memory_ArrivesAtTheMomentThatIsChosen(MemoryMoment moment, int processor, long ticks)
    {
        ScatterGatherBench bench = Open();
        bench.Choices.Always((int)HostChoice.MemoryMoment, (int)moment);
        Ask(bench, 100);
        bench.Drain();

        Assert.That((_arrivals[0].Processor, _arrivals[0].Time), Is.EqualTo((processor, ticks)));
    }

    [TestCase(false, new[] { 100u, 200u })]
    [TestCase(true, new[] { 200u, 100u })]
    public void Memory_ThatIsKeptBack_ArrivesWhenTheScenarioSaysSo(bool newestFirst, uint[] lengths)
    {
        ScatterGatherBench bench = Open();
        bench.Choices.Always((int)HostChoice.MemoryMoment, (int)MemoryMoment.Held);
        Ask(bench, 100);
        Ask(bench, 200);
        bench.Drain();
        Assert.That((_arrivals.Count, bench.Host.MemoryRequests.Held), Is.EqualTo((0, 2)));

        bench.Host.MemoryRequests.CompleteHeld(newestFirst);

        Assert.That(_arrivals.Select(arrival => arrival.Length), Is.EqualTo(lengths));
        Assert.That(bench.Host.MemoryRequests.Held, Is.Zero);
    }

    [Test]
    public void Requests_OfAnAdapterThatIsGone_AreForgotten()
    {
        ScatterGatherBench bench = Open();
        Ask(bench, 100);
        bench.Host.Lifecycle.Halt(NDIS_HALT_ACTION.NdisHaltDeviceDisabled);
        bench.Drain();

        Assert.That(_arrivals, Is.Empty);
    }

    [Test]
    public void Requests_OfAClosedChannel_BringNothing()
    {
        ScatterGatherBench bench = Open();
        Ask(bench, 100);
        bench.Host.Ndis.NdisMDeregisterScatterGatherDma(bench.Dma);
        bench.Drain();

        Assert.That(_arrivals.Single().Block == null);
    }

    [Test]
    public void Refusals_HaveAnotherStatus_WhereTheHostLeavesItsContract()
    {
        _bench = new ScatterGatherBench(options: new HostOptions { RefusesMemoryWithResources = true });
        _bench.MemoryHandler = OnMemory;
        _bench.Open().Choices.AlwaysAtSite(
            (int)HostChoice.Failure, (uint)TraceName.NdisMAllocateSharedMemoryAsyncEx, 1);

        Assert.That(Ask(_bench, 100), Is.EqualTo(NDIS_STATUS_RESOURCES));
    }

    private static NDIS_STATUS Ask(ScatterGatherBench bench, uint length, PVOID context = default)
        => bench.Host.Ndis.NdisMAllocateSharedMemoryAsyncEx(bench.Dma, length, cached: true, context);

    /// <summary>The real host does it right, and each wrong one is seen.</summary>
    private void Prove<T>(
        T expected,
        Func<ScatterGatherBench, T> observe,
        params ReadOnlySpan<Action<ScatterGatherBentDuties>> bends)
    {
        foreach (Action<ScatterGatherBentDuties> bend in bends)
        {
            HostDuty.Prove(
                expected,
                bench =>
                {
                    _bench = bench;
                    _arrivals.Clear();
                    bench.MemoryHandler = OnMemory;
                    T seen = observe(bench.Open());
                    _bench = null;
                    return seen;
                },
                bend);
        }
    }

    private ScatterGatherBench Open()
    {
        _bench = new ScatterGatherBench { MemoryHandler = OnMemory };
        return _bench.Open();
    }

    private void OnMemory(
        NDIS_HANDLE miniportAdapterContext,
        PVOID virtualAddress,
        in PHYSICAL_ADDRESS physicalAddress,
        uint length,
        PVOID context)
    {
        bool isAddressNull = Unsafe.IsNullRef(in physicalAddress);
        if (virtualAddress != null)
        {
            virtualAddress.Fill(0, length);
        }

        _arrivals.Add(new Arrival(
            miniportAdapterContext.Value,
            virtualAddress,
            isAddressNull,
            isAddressNull ? 0 : physicalAddress.QuadPart,
            length,
            context,
            _bench!.Pc.Current.Irql,
            _bench.Pc.Current.Number,
            _bench.Pc.Now));
    }

    private sealed record Arrival(
        ulong AdapterContext,
        PVOID Block,
        bool IsAddressNull,
        ulong Address,
        uint Length,
        PVOID Context,
        byte Irql,
        int Processor,
        long Time);
}
