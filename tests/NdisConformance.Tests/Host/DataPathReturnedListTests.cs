using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Host;

/// <summary>What the host states of lists after their return, and of what is in them.</summary>
[TestFixture]
internal sealed class DataPathReturnedListTests
{
    private DataPathBench _bench = null!;

    private NdisHost Host => _bench.Host;

    [SetUp]
    public void MakeBench() => _bench = new DataPathBench();

    [TearDown]
    public void FreeBench() => _bench.Dispose();

    [Test]
    public void Lists_AreIgnored_UntilTheDriverLooksAtThem()
    {
        _bench.Driver.OnReturn = (list, flags) => _ = list.Next;
        _bench.Indicate(_bench.ReceiveChain(_bench.ListPool(), 3), 3);
        _bench.Drain();
        Host.ReportNeverEnded(Operation.Pause, isOverdue: false);

        Assert.That(Ignored(), Is.EqualTo(new[] { 2u, 1u }), "in the order of the chain, which begins with 3");
        Assert.That(_bench.Facts(TraceName.StaleAccess), Is.Empty);
    }

    [Test]
    public void List_ThatWasLookedAt_IsTheDriversAsBefore()
    {
        NET_BUFFER_LIST returned = null;
        _bench.Driver.OnReturn = (list, _) => returned = list;
        _bench.Indicate(_bench.Receive(_bench.ListPool()));
        _bench.Drain();
        returned.Status = NDIS_STATUS.NDIS_STATUS_FAILURE;

        Assert.That(returned.Status, Is.EqualTo(NDIS_STATUS.NDIS_STATUS_FAILURE));
        Host.ReportNeverEnded(Operation.Pause, isOverdue: false);
        Assert.That(Ignored(), Is.Empty);
    }

    [Test]
    public void Link_OfTheReturn_IsStaleBehindTheLastList()
    {
        List<NET_BUFFER_LIST> returned = ReturnTwo();
        _bench.Indicate(returned[0], 1);

        Assert.That(StaleLink().Number, Is.EqualTo(2));
    }

    [Test]
    public void Link_OfTheReturn_IsStaleWhereItClosesACircle()
    {
        List<NET_BUFFER_LIST> returned = ReturnTwo();
        NET_BUFFER_LIST last = returned[1];
        last.Next = returned[0];
        _bench.Indicate(last, 2);

        Assert.That(StaleLink().Number, Is.EqualTo(2));
    }

    [Test]
    public void Link_OfTheReturn_IsGoodWhereTheChainIsMeant()
    {
        List<NET_BUFFER_LIST> returned = ReturnTwo();
        _bench.Indicate(returned[0], 2);

        Assert.That(StaleLink().Number, Is.Zero);
    }

    [Test]
    public void Data_IsStatedPieceByPiece()
    {
        _bench.Choices.Always((int)HostChoice.ReturnMoment, (int)ReturnMoment.Held);
        Host.Wire.Deliver(100);
        _bench.Indicate(_bench.ReceivedList(_bench.ListPool(), dataOffset: 10, 50, 90));

        Assert.That(
            _bench.Trace.Each((DataIndicatedEvent e) => (e.Block.Kind, e.Offset, e.Length)),
            Is.EqualTo(new[] { (ObjectKind.Memory, 10UL, 40UL), (ObjectKind.Memory, 0UL, 60UL) }));
    }

    [Test]
    public void FrameLength_IsThatOfTheFrameWhereTheDataIsLonger()
    {
        Host.Wire.Deliver(60);
        NET_BUFFER_LIST list = _bench.ReceivedList(_bench.ListPool(), 0, 1514);
        NET_BUFFER netBuffer = list.FirstNetBuffer;
        netBuffer.DataLength = 1514;
        _bench.Indicate(list);

        ReceiveIndicatedEvent indicated = _bench.Trace.Last<ReceiveIndicatedEvent>();
        Assert.That((indicated.DataLength, indicated.FrameLength), Is.EqualTo((1514UL, 60UL)));
    }

    [Test]
    public void Chain_IsNewOnceItWasReplaced()
    {
        NET_BUFFER_LIST list = _bench.Receive(_bench.ListPool());
        NET_BUFFER netBuffer = list.FirstNetBuffer;
        netBuffer.MdlChain = _bench.Mdl(200);
        _bench.Indicate(list, 1, NDIS_RECEIVE_FLAGS_RESOURCES);
        Assert.That(Indicated(), Is.EqualTo((true, false)), "new, and CurrentMdl stands");

        netBuffer.CurrentMdl = netBuffer.MdlChain;
        _bench.Indicate(list, 1, NDIS_RECEIVE_FLAGS_RESOURCES);
        Assert.That(Indicated(), Is.EqualTo((true, true)), "new, and whole");

        _bench.Indicate(list, 1, NDIS_RECEIVE_FLAGS_RESOURCES);
        Assert.That(Indicated(), Is.EqualTo((false, true)), "as it was");
    }

    [Test]
    public void Mdl_OfTheDriver_IsStatedWhereThePoolGaveOne()
    {
        NET_BUFFER_LIST list = Host.Ndis.NdisAllocateNetBufferList(_bench.ListPool(dataSize: 100), 0, 0);
        NET_BUFFER netBuffer = list.FirstNetBuffer;
        MDL own = _bench.Mdl(100);
        MDL given = netBuffer.MdlChain;
        given.Next = own;
        Assert.That(OwnMdlAtFree(list, isFreed: false), Is.Zero, "behind the MDL of the pool");

        netBuffer.MdlChain = own;
        Assert.That(OwnMdlAtFree(list, isFreed: true), Is.Not.Zero, "in its place");
    }

    [Test]
    public void WhatIsLeftInAFreedList_IsStated()
    {
        MDL mdl = _bench.Mdl(100);
        NET_BUFFER_LIST list = Host.Ndis.NdisAllocateNetBufferAndNetBufferList(_bench.ListPool(), 0, 0, mdl, 0, 0);
        NET_BUFFER first = list.FirstNetBuffer;
        first.Next = Host.Ndis.NdisAllocateNetBuffer(_bench.NbPool(), null, 0, 0);
        Host.Ndis.NdisFreeNetBufferList(list);

        Assert.That(
            _bench.Trace.Each((LeftLinkedEvent e) => (e.Object.Kind, e.Freed.Kind)),
            Is.EqualTo(new[] { (ObjectKind.Nb, ObjectKind.Nbl), (ObjectKind.Mdl, ObjectKind.Nbl) }));
    }

    [Test]
    public void Mdl_WhoseMemoryIsGone_IsStatedAtItsFree()
    {
        PVOID memory = _bench.Memory(100);
        MDL mdl = Host.Ndis.NdisAllocateMdl(_bench.Adapter, memory, 100);
        Host.Ndis.NdisFreeMemory(memory, 0, 0);
        Host.Ndis.NdisFreeMdl(mdl);
        Assert.That(LostMemory().State, Is.EqualTo(ObjectState.Released));

        Host.Ndis.NdisFreeMdl(_bench.Mdl(100));
        Assert.That(LostMemory().State, Is.EqualTo(ObjectState.Live));
    }

    private uint[] Ignored() => [.. _bench.Trace.Each((ReturnIgnoredEvent e) => e.Nbl.Number)];

    private TraceObject StaleLink()
        => _bench.Trace.Last<NdisMIndicateReceiveNetBufferListsCall>().StaleLink;

    private TraceObject LostMemory() => _bench.Trace.Last<NdisFreeMdlCall>().LostMemory;

    private (bool IsNew, bool IsConsistent) Indicated()
    {
        ReceiveIndicatedEvent indicated = _bench.Trace.Last<ReceiveIndicatedEvent>();
        return (indicated.NewChain, indicated.Consistent);
    }

    private uint OwnMdlAtFree(NET_BUFFER_LIST list, bool isFreed)
    {
        if (!isFreed)
        {
            list.SourceHandle = _bench.Adapter;
            _bench.Indicate(list, 1, NDIS_RECEIVE_FLAGS_RESOURCES);
            return _bench.Trace.Last<ReceiveIndicatedEvent>().OwnMdl.Number;
        }

        Host.Ndis.NdisFreeNetBufferList(list);
        return _bench.Trace.Last<NdisFreeNetBufferListCall>().OwnMdl.Number;
    }

    /// <summary>Two lists that came back in one chain, the second of the pool first.</summary>
    private List<NET_BUFFER_LIST> ReturnTwo()
    {
        List<NET_BUFFER_LIST> returned = [];
        _bench.Driver.OnReturn = (list, _) => returned.AddRange(DataPathBench.Members(list));
        _bench.Indicate(_bench.ReceiveChain(_bench.ListPool(), 2), 2);
        _bench.Drain();
        Assert.That(returned, Has.Count.EqualTo(2));
        return returned;
    }
}
