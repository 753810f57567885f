using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Host;

/// <summary>NET_BUFFER_LISTs: what a pool gives along with them, and freeing them rightly and wrongly.</summary>
[TestFixture]
[Ddi(
    TraceName.NdisAllocateNetBufferList, TraceName.NdisAllocateNetBufferAndNetBufferList,
    TraceName.NdisFreeNetBufferList)]
internal sealed class PoolsNetBufferListTests
{
    private DataPathBench _bench = null!;

    private NdisHost Host => _bench.Host;

    [SetUp]
    public void MakeBench() => _bench = new DataPathBench();

    [TearDown]
    public void FreeBench() => _bench.Dispose();

    [TestCase(false, 0u, 0, 0, TestName = "list only")]
    [TestCase(true, 0u, 1, 0, TestName = "list and NET_BUFFER (AMB-05)")]
    [TestCase(true, 2048u, 1, 1, TestName = "list, NET_BUFFER, MDL and data")]
    public void List_ComesWithWhatItsPoolGives(bool allocateNetBuffer, uint dataSize, int netBuffers, int mdls)
    {
        NDIS_HANDLE pool = _bench.ListPool(allocateNetBuffer, dataSize);
        NET_BUFFER_LIST list = Host.Ndis.NdisAllocateNetBufferList(pool, 0, 0);

        Assert.That(list.NdisPoolHandle == pool);
        Assert.That(list.Context == null);
        List<NET_BUFFER> members = DataPathBench.Members(list.FirstNetBuffer);
        Assert.That(members, Has.Count.EqualTo(netBuffers));
        foreach (NET_BUFFER netBuffer in members)
        {
            Assert.That(netBuffer.NdisPoolHandle == pool);
            Assert.That(netBuffer.CurrentMdl == netBuffer.MdlChain);
            Assert.That((netBuffer.DataOffset, netBuffer.CurrentMdlOffset), Is.EqualTo((0, 0)));
            List<MDL> chain = DataPathBench.Members(netBuffer.MdlChain);
            Assert.That(chain, Has.Count.EqualTo(mdls));
            Assert.That(chain.Sum(mdl => mdl.ByteCount), Is.EqualTo(dataSize));
            chain.ForEach(mdl => mdl.MappedSystemVa.Fill(1, mdl.ByteCount));
        }

        Assert.That(_bench.Facts(TraceName.StaleAccess), Is.Empty);
    }

    [Test]
    public void List_HasRoomForEverySlotOfOutOfBandValues()
    {
        NET_BUFFER_LIST list = Host.Ndis.NdisAllocateNetBufferList(_bench.ListPool(), 0, 0);
        list.NetBufferListInfo.Set(31, new PVOID(7));

        Assert.That(list.NetBufferListInfo.Length, Is.EqualTo(32));
        Assert.That(_bench.Facts(TraceName.StaleAccess), Is.Empty);
    }

    [Test]
    public void Combined_DescribesChain_AcrossMdls()
    {
        MDL chain = _bench.Chain(100, 50, 200);
        NET_BUFFER_LIST list = Host.Ndis.NdisAllocateNetBufferAndNetBufferList(
            _bench.ListPool(), 0, 0, chain, 120, 180);
        NET_BUFFER netBuffer = list.FirstNetBuffer;

        Assert.That(netBuffer.MdlChain == chain);
        Assert.That(netBuffer.CurrentMdl == chain.Next);
        Assert.That(
            (netBuffer.DataOffset, netBuffer.CurrentMdlOffset, netBuffer.stDataLength), Is.EqualTo((120, 20, 180)));
        NdisAllocateNetBufferAndNetBufferListCall call = _bench.Trace.Last<NdisAllocateNetBufferAndNetBufferListCall>();
        Assert.That((call.DataOffset, call.DataLength, call.ChainBytes), Is.EqualTo((120, 180, 350)));
        Assert.That(call.Mdl.IsLive);
    }

    [TestCase(false, 0u)]
    [TestCase(true, 2048u)]
    public void Combined_OnAnotherPool_GivesNull(bool allocateNetBuffer, uint dataSize)
    {
        NDIS_HANDLE pool = _bench.ListPool(allocateNetBuffer, dataSize);

        Assert.That(Host.Ndis.NdisAllocateNetBufferAndNetBufferList(pool, 0, 0, null, 0, 0) == null);
        Assert.That(_bench.Facts(TraceName.HandleMisuse), Is.Empty);
    }

    [Test]
    public void Context_ComesWithList_IfItsSizeIsGiven()
    {
        NET_BUFFER_LIST list = Host.Ndis.NdisAllocateNetBufferList(_bench.ListPool(), 32, 16);
        PVOID context = list.Context;

        Assert.That((list.Context.Size, list.Context.Offset), Is.EqualTo((48, 16)));
        (context + 16).Fill(1, 48);
        Assert.That(_bench.Facts(TraceName.StaleAccess), Is.Empty);
        Host.Ndis.NdisFreeNetBufferList(list);
        context.Write(1);
        Assert.That(_bench.Facts(TraceName.StaleAccess).Count(), Is.EqualTo(1));
    }

    [Test]
    public void Lists_FailWhereChosen()
    {
        NDIS_HANDLE pool = _bench.ListPool();
        _bench.Choices.Always((int)HostChoice.Failure, 1);

        Assert.That(Host.Ndis.NdisAllocateNetBufferList(pool, 0, 0) == null);
        Assert.That(Host.Ndis.NdisAllocateNetBufferAndNetBufferList(pool, 0, 0, null, 0, 0) == null);
        Assert.That(
            _bench.Trace.Last<NdisAllocateNetBufferAndNetBufferListReturn>().Nbl,
            Is.EqualTo(TraceObject.Null(ObjectKind.Nbl)));
    }

    [Test]
    public void List_OfDataThatDoesNotFit_IsRefusedWhole()
    {
        NDIS_HANDLE pool = _bench.ListPool(dataSize: 0xCCCC_CCCC);
        long blocks = _bench.Pc.Memory.LiveBlocks;

        Assert.That(Host.Ndis.NdisAllocateNetBufferList(pool, 16, 0) == null);
        Assert.That(_bench.Pc.Memory.LiveBlocks, Is.EqualTo(blocks));
    }

    [Test]
    public void FreeingList_FreesWhatCameWithIt_AndNothingElse()
    {
        long blocks = _bench.Pc.Memory.LiveBlocks;
        NET_BUFFER_LIST list = Host.Ndis.NdisAllocateNetBufferList(_bench.ListPool(dataSize: 100), 16, 0);
        Host.Ndis.NdisFreeNetBufferList(list);
        Assert.That(_bench.Pc.Memory.LiveBlocks, Is.EqualTo(blocks));

        MDL mdl = _bench.Mdl(100);
        list = Host.Ndis.NdisAllocateNetBufferAndNetBufferList(_bench.ListPool(), 0, 0, mdl, 0, 100);
        NET_BUFFER extra = Host.Ndis.NdisAllocateNetBuffer(_bench.NbPool(), null, 0, 0);
        NET_BUFFER first = list.FirstNetBuffer;
        first.Next = extra;
        Host.Ndis.NdisFreeNetBufferList(list);

        Assert.That((mdl.ByteCount, extra.DataLength), Is.EqualTo((100, 0)));
        Assert.That(_bench.Facts(TraceName.StaleAccess), Is.Empty);
    }

    [Test]
    public void Freeing_TellsWhoseAListIs()
    {
        NDIS_HANDLE pool = _bench.ListPool();
        NET_BUFFER_LIST own = Host.Ndis.NdisAllocateNetBufferList(pool, 0, 0);
        NET_BUFFER_LIST send = _bench.Send();
        _bench.Choices.Always((int)HostChoice.ReturnMoment, (int)ReturnMoment.Held);
        NET_BUFFER_LIST held = _bench.Receive(pool);
        _bench.Indicate(held);

        Assert.That(Free(own), Is.EqualTo((ObjectState.Live, OwnerCode.Miniport, OwnerCode.Miniport)));
        Assert.That(Free(own), Is.EqualTo((ObjectState.Released, OwnerCode.Nobody, OwnerCode.Miniport)));
        Assert.That(Free(send), Is.EqualTo((ObjectState.Live, OwnerCode.Miniport, OwnerCode.Ndis)));
        Assert.That(Free(held), Is.EqualTo((ObjectState.Live, OwnerCode.Ndis, OwnerCode.Miniport)));
        Assert.That(Free(null), Is.EqualTo((ObjectState.Null, OwnerCode.Nobody, OwnerCode.Nobody)));
        Assert.That(
            Free((NET_BUFFER_LIST)(_bench.Memory(1024) + 32)),
            Is.EqualTo((ObjectState.Interior, OwnerCode.Nobody, OwnerCode.Nobody)));
        _bench.Complete(send);
        Assert.That(Free(send), Is.EqualTo((ObjectState.Released, OwnerCode.Nobody, OwnerCode.Ndis)));
        Assert.That(
            _bench.Trace.Each((ReleasedEvent e) => e.Object).Count(item => item.Kind == ObjectKind.Nbl), Is.EqualTo(1));
    }

    [Test]
    public void List_ThatNdisHolds_ComesBackThoughItWasFreed()
    {
        NET_BUFFER_LIST list = _bench.Receive(_bench.ListPool());
        NET_BUFFER_LIST returned = null;
        _bench.Driver.OnReturn = (lists, _) => returned = lists;
        _bench.Indicate(list);
        Host.Ndis.NdisFreeNetBufferList(list);
        _bench.Drain();

        Assert.That(returned == list);
        Assert.That(returned.Status, Is.EqualTo(NDIS_STATUS.NDIS_STATUS_SUCCESS));
    }

    [Test]
    public void List_ThatLeaked_CountsAsReleased()
    {
        NET_BUFFER_LIST list = Host.Ndis.NdisAllocateNetBufferList(_bench.ListPool(), 0, 0);
        Host.Lifecycle.Pause();
        Host.Lifecycle.Halt(NDIS_HALT_ACTION.NdisHaltDeviceDisabled);
        Host.Lifecycle.Initialize();
        NET_BUFFER_LIST other = Host.Ndis.NdisAllocateNetBufferList(_bench.ListPool(), 0, 0);

        Assert.That(Free(list), Is.EqualTo((ObjectState.Released, OwnerCode.Nobody, OwnerCode.Miniport)));
        Assert.That(other.FirstNetBuffer != null);
    }

    private (ObjectState State, OwnerCode Owner, OwnerCode Origin) Free(NET_BUFFER_LIST list)
    {
        Host.Ndis.NdisFreeNetBufferList(list);
        NdisFreeNetBufferListCall call = _bench.Trace.Last<NdisFreeNetBufferListCall>();
        return (call.Nbl.State, call.Owner, call.Origin);
    }
}
