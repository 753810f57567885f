using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Host;

/// <summary>Indications: what the host finds in them, and whose the lists are meanwhile.</summary>
[TestFixture]
[Ddi(TraceName.NdisMIndicateReceiveNetBufferLists)]
internal sealed class DataPathReceiveTests
{
    private DataPathBench _bench = null!;
    private NDIS_HANDLE _pool;

    [SetUp]
    public void MakeBench()
    {
        _bench = new DataPathBench();
        _pool = _bench.ListPool();
    }

    [TearDown]
    public void FreeBench() => _bench.Dispose();

    [Test]
    public void Indication_IsStated_ListByList()
    {
        NET_BUFFER_LIST list = _bench.Receive(_pool, 100);
        list.Next = _bench.Receive(_pool, 200);
        _bench.Indicate(list, 2);

        Assert.That(
            _bench.Trace.Each((ReceiveIndicatedEvent e)
                => (e.Nbl.Number, e.Source, e.Owner, e.NetBuffers, e.DataLength, e.Frame.Number)),
            Is.EqualTo(new[]
            {
                (1u, _bench.Host.Adapter, OwnerCode.Miniport, 1u, 100ul, 1u),
                (2u, _bench.Host.Adapter, OwnerCode.Miniport, 1u, 200ul, 2u),
            }));
        Assert.That(
            _bench.Trace.Each((ReceiveIndicatedEvent e) => (e.Consistent, e.Resources)), Is.All.EqualTo((true, false)));
        NdisMIndicateReceiveNetBufferListsCall call = _bench.Trace.Last<NdisMIndicateReceiveNetBufferListsCall>();
        Assert.That((call.NumberOfNetBufferLists, call.Count), Is.EqualTo((2, 2)));
    }

    [Test]
    public void Frame_IsFound_InWhateverChainItLies()
    {
        _bench.Host.Wire.Deliver(500);
        NET_BUFFER_LIST list = _bench.ReceivedList(_pool, 70, 50, 40, 300, 1, 400);
        _bench.Indicate(list);

        ReceiveIndicatedEvent fact = _bench.Trace.Last<ReceiveIndicatedEvent>();
        Assert.That((fact.Consistent, fact.Frame.Number), Is.EqualTo((true, 1)));
    }

    [Test]
    public void Frame_IsNotFound_IfAByteIsWrong_OrTheLength()
    {
        NET_BUFFER_LIST list = _bench.Receive(_pool, 100);
        (list.FirstNetBuffer.MdlChain.MappedSystemVa + 99).Write<byte>(1);
        (list.FirstNetBuffer.MdlChain.MappedSystemVa + 98).Write<byte>(2);
        Assert.That(IndicatedFrame(list), Is.EqualTo(default(TraceObject)));

        list = _bench.Receive(_pool, 100);
        NET_BUFFER netBuffer = list.FirstNetBuffer;
        netBuffer.DataLength = 99;
        Assert.That(IndicatedFrame(list), Is.EqualTo(default(TraceObject)));

        byte[] sent = DataPathBench.DataOf(_bench.Send(new FrameShape { DataLength = 100 }).FirstNetBuffer);
        list = _bench.Receive(_pool, 100);
        DataPathBench.WriteData(list.FirstNetBuffer, sent);
        Assert.That(IndicatedFrame(list), Is.EqualTo(default(TraceObject)), "a frame of the other direction");
    }

    private static IEnumerable<TestCaseData> WrongLists()
    {
        yield return Case("no NET_BUFFER", (_, list, _) => list.FirstNetBuffer = null);
        yield return Case("no data", (_, _, nb) => nb.DataLength = 0);
        yield return Case("more data than the chain", (_, _, nb) => nb.DataLength = 101);
        yield return Case("no chain", (_, _, nb) => nb.MdlChain = null);
        yield return Case("no CurrentMdl", (_, _, nb) => nb.CurrentMdl = null);
        yield return Case("stale CurrentMdl", (bench, _, nb) => nb.CurrentMdl = bench.Mdl(100));
        yield return Case("CurrentMdlOffset off by one", (_, _, nb) => nb.CurrentMdlOffset = 1);
        yield return Case("stale DataOffset", (_, _, nb) => (nb.DataLength, nb.DataOffset) = (90, 10));
        yield return Case(
            "freed memory", (bench, _, nb) => bench.Host.Ndis.NdisFreeMemory(nb.MdlChain.MappedSystemVa, 0, 0));
        yield return Case("freed MDL", (bench, _, nb) => bench.Host.Ndis.NdisFreeMdl(nb.MdlChain));
        yield return Case("MDLs in a circle", (_, _, nb) => MakeCircle(nb.MdlChain));
        yield return Case(
            "a second NET_BUFFER that is none",
            (bench, _, nb) => nb.Next = (NET_BUFFER)(bench.Memory(200) + 16));
        yield return Case("NET_BUFFERs in a circle", (_, _, nb) => nb.Next = nb);

        static void MakeCircle(MDL mdl) => (mdl.ByteCount, mdl.Next) = (0, mdl);

        static TestCaseData Case(string name, Action<DataPathBench, NET_BUFFER_LIST, NET_BUFFER> change)
            => new TestCaseData(change).SetName("{m}: " + name);
    }

    [TestCaseSource(nameof(WrongLists))]
    public void Inconsistency_IsSeen(Action<DataPathBench, NET_BUFFER_LIST, NET_BUFFER> change)
    {
        NET_BUFFER_LIST list = _bench.Receive(_pool, 100);
        change(_bench, list, list.FirstNetBuffer);
        _bench.Indicate(list);

        ReceiveIndicatedEvent fact = _bench.Trace.Last<ReceiveIndicatedEvent>();
        Assert.That((fact.Consistent, fact.Frame), Is.EqualTo((false, default(TraceObject))));
        _bench.Drain();
        Assert.That(_bench.Trace.Last<ReceiveReturnedEvent>().Nbl, Is.EqualTo(fact.Nbl));
    }

    [Test]
    public void Source_IsResolved()
    {
        NET_BUFFER_LIST list = _bench.Receive(_pool);
        list.SourceHandle = null;
        _bench.Indicate(list);
        Assert.That(_bench.Trace.Last<ReceiveIndicatedEvent>().Source.State, Is.EqualTo(ObjectState.Null));

        list = _bench.Receive(_pool);
        list.SourceHandle = _pool;
        _bench.Indicate(list);
        Assert.That(_bench.Trace.Last<ReceiveIndicatedEvent>().Source.Kind, Is.EqualTo(ObjectKind.NblPool));
    }

    [Test]
    public void Lists_AreNdisOwn_UntilTheyReturn([Values(0u, NDIS_RECEIVE_FLAGS_RESOURCES)] uint flags)
    {
        NET_BUFFER_LIST list = _bench.Receive(_pool);
        NET_BUFFER netBuffer = list.FirstNetBuffer;
        MDL mdl = netBuffer.MdlChain;
        PVOID data = mdl.MappedSystemVa;
        _bench.Indicate(list, flags: flags);
        bool isHeld = flags == 0;

        list.Flags = 1;
        netBuffer.DataLength = 5;
        mdl.ByteCount = 7;
        (data + 50).Write(1);
        Assert.That(
            _bench.Trace.Each((StaleAccessEvent e) => (e.Object, e.Reason)),
            Is.EqualTo(Enumerable.Repeat((new TraceObject(ObjectKind.Nbl, 1), StaleReason.Indicated), isHeld ? 4 : 0)));
        _bench.Drain();
        Assert.That(netBuffer.DataLength, Is.EqualTo(isHeld ? 100 : 5));
        Assert.That(mdl.ByteCount, Is.EqualTo(isHeld ? 100 : 7));
        Assert.That(_bench.Facts(TraceName.StaleAccess).Count(), Is.EqualTo(isHeld ? 4 : 0));
    }

    [Test]
    public void Neighbour_InTheSameGranule_IsStillTheDrivers()
    {
        PVOID memory = _bench.Memory(64);
        MDL mdl = _bench.Host.Ndis.NdisAllocateMdl(_bench.Adapter, memory, 24);
        NET_BUFFER_LIST list = _bench.Host.Ndis.NdisAllocateNetBufferAndNetBufferList(_pool, 0, 0, mdl, 0, 24);
        _bench.Indicate(list);
        (memory + 24).Write(0x1234);

        Assert.That((memory + 24).Read<int>(), Is.EqualTo(0x1234));
        Assert.That(_bench.Facts(TraceName.StaleAccess), Is.Empty);
    }

    [Test]
    public void Resources_ComeBackWithTheCall()
    {
        NET_BUFFER_LIST list = _bench.ReceiveChain(_pool, 2);
        _bench.Indicate(list, 2, NDIS_RECEIVE_FLAGS_RESOURCES);

        Assert.That(
            _bench.Trace.Each((ReceiveReturnedEvent e) => (e.Nbl.Number, e.Resources)),
            Is.EqualTo(new[] { (2u, true), (1u, true) }));
        Assert.That(
            _bench.Trace.Events[^1].Kind, Is.EqualTo(TraceKind.Return));
        Assert.That(DataPathBench.Members(list), Has.Count.EqualTo(2));
    }

    [Test]
    public void List_ThatNdisHolds_IsNotTakenAgain()
    {
        NET_BUFFER_LIST list = _bench.Receive(_pool);
        _bench.Indicate(list);
        _bench.Indicate(list);
        _bench.Drain();

        Assert.That(_bench.Trace.Last<ReceiveIndicatedEvent>().Owner, Is.EqualTo(OwnerCode.Ndis));
        Assert.That(_bench.Facts(TraceName.ReceiveReturned).Count(), Is.EqualTo(1));
    }

    [Test]
    public void Lists_ThatAreNotTheDrivers_AreNotTaken()
    {
        NET_BUFFER_LIST send = _bench.Send();
        NET_BUFFER_LIST freed = _bench.Receive(_pool);
        _bench.Host.Ndis.NdisFreeNetBufferList(freed);
        _bench.Indicate(send);
        _bench.Indicate(freed);
        _bench.Indicate(null, 0);
        _bench.Drain();

        Assert.That(
            _bench.Trace.Each((ReceiveIndicatedEvent e) => (e.Nbl.State, e.Owner)),
            Is.EqualTo(new[] { (ObjectState.Live, OwnerCode.Miniport), (ObjectState.Released, OwnerCode.Nobody) }));
        Assert.That(_bench.Facts(TraceName.ReceiveReturned), Is.Empty);
        Assert.That(_bench.Host.Sends.Outstanding, Is.EqualTo(1));
    }

    [Test]
    public void Chain_InACircle_Ends()
    {
        NET_BUFFER_LIST list = _bench.ReceiveChain(_pool, 2);
        NET_BUFFER_LIST second = list.Next;
        second.Next = list;
        _bench.Indicate(list, 2);
        _bench.Drain();

        Assert.That(_bench.Facts(TraceName.ReceiveIndicated).Count(), Is.EqualTo(3));
        Assert.That(_bench.Facts(TraceName.ReceiveReturned).Count(), Is.EqualTo(2));
    }

    private TraceObject IndicatedFrame(NET_BUFFER_LIST list)
    {
        _bench.Indicate(list);
        ReceiveIndicatedEvent fact = _bench.Trace.Last<ReceiveIndicatedEvent>();
        Assert.That(fact.Consistent);
        return fact.Frame;
    }
}
