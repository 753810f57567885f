using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Host;

/// <summary>NET_BUFFERs of their own pools, and looking at data.</summary>
[TestFixture]
[Ddi(
    TraceName.NdisAllocateNetBuffer, TraceName.NdisAllocateNetBufferMdlAndData, TraceName.NdisFreeNetBuffer,
    TraceName.NdisGetDataBuffer, TraceName.NdisAdjustNetBufferCurrentMdl)]
internal sealed class PoolsNetBufferTests
{
    private DataPathBench _bench = null!;

    private NdisHost Host => _bench.Host;

    [SetUp]
    public void MakeBench() => _bench = new DataPathBench();

    [TearDown]
    public void FreeBench() => _bench.Dispose();

    [Test]
    public void NetBuffer_DescribesChain()
    {
        MDL chain = _bench.Chain(10, 100);
        NDIS_HANDLE pool = _bench.NbPool();
        NET_BUFFER netBuffer = Host.Ndis.NdisAllocateNetBuffer(pool, chain, 10, 100);

        Assert.That(netBuffer.NdisPoolHandle == pool);
        Assert.That(netBuffer.CurrentMdl == chain.Next);
        Assert.That((netBuffer.CurrentMdlOffset, netBuffer.DataLength), Is.EqualTo((0, 100)));
    }

    [Test]
    public void NetBuffer_WithData_OwnsMdlAndData()
    {
        long blocks = _bench.Pc.Memory.LiveBlocks;
        NET_BUFFER netBuffer = Host.Ndis.NdisAllocateNetBufferMdlAndData(_bench.NbPool(1514));

        Assert.That(netBuffer.CurrentMdl == netBuffer.MdlChain);
        Assert.That(netBuffer.MdlChain.ByteCount, Is.EqualTo(1514));
        Host.Ndis.NdisFreeNetBuffer(netBuffer);
        Assert.That(_bench.Pc.Memory.LiveBlocks, Is.EqualTo(blocks));
    }

    [Test]
    public void NetBuffer_OfTheOtherKindOfPool_IsNull()
    {
        Assert.That(Host.Ndis.NdisAllocateNetBuffer(_bench.NbPool(100), null, 0, 0) == null);
        Assert.That(Host.Ndis.NdisAllocateNetBufferMdlAndData(_bench.NbPool()) == null);
        Assert.That(_bench.Facts(TraceName.HandleMisuse), Is.Empty);
        Assert.That(Host.Ndis.NdisAllocateNetBuffer(_bench.ListPool(), null, 0, 0) == null);
        Assert.That(_bench.Trace.Last<HandleMisuseEvent>().Actual.Kind, Is.EqualTo(ObjectKind.NblPool));
    }

    [Test]
    public void NetBuffers_FailWhereChosen()
    {
        NDIS_HANDLE plain = _bench.NbPool();
        NDIS_HANDLE withData = _bench.NbPool(100);
        _bench.Choices.Always((int)HostChoice.Failure, 1);

        Assert.That(Host.Ndis.NdisAllocateNetBuffer(plain, null, 0, 0) == null);
        Assert.That(Host.Ndis.NdisAllocateNetBufferMdlAndData(withData) == null);
    }

    [Test]
    public void Freeing_NetBufferThatCameWithAList_IsRefusedAndTold()
    {
        NET_BUFFER_LIST list = Host.Ndis.NdisAllocateNetBufferList(_bench.ListPool(), 0, 0);
        Host.Ndis.NdisFreeNetBuffer(list.FirstNetBuffer);

        NdisFreeNetBufferCall call = _bench.Trace.Last<NdisFreeNetBufferCall>();
        Assert.That(call.PreallocatedWith, Is.EqualTo(new TraceObject(ObjectKind.Nbl, 1)));
        Assert.That(call.Owner, Is.EqualTo(OwnerCode.Miniport));
        Assert.That(list.FirstNetBuffer.DataLength, Is.Zero);
        Assert.That(_bench.Facts(TraceName.StaleAccess), Is.Empty);
    }

    [Test]
    public void Freeing_NetBufferOfASend_IsRefusedAndTold()
    {
        NET_BUFFER_LIST send = _bench.Send();
        Host.Ndis.NdisFreeNetBuffer(send.FirstNetBuffer);

        NdisFreeNetBufferCall call = _bench.Trace.Last<NdisFreeNetBufferCall>();
        Assert.That((call.PreallocatedWith, call.LinkedIn.Kind), Is.EqualTo((default(TraceObject), ObjectKind.Nbl)));
        Assert.That(DataPathBench.DataOf(send.FirstNetBuffer), Has.Length.EqualTo(1514));
    }

    [Test]
    public void Freeing_NetBufferInAnIndicatedList_IsRefusedAndTold()
    {
        NET_BUFFER_LIST list = Host.Ndis.NdisAllocateNetBufferList(_bench.ListPool(allocateNetBuffer: false), 0, 0);
        NET_BUFFER netBuffer = Host.Ndis.NdisAllocateNetBuffer(_bench.NbPool(), _bench.Mdl(100), 0, 100);
        list.FirstNetBuffer = netBuffer;
        list.SourceHandle = _bench.Adapter;
        _bench.Indicate(list);
        Host.Ndis.NdisFreeNetBuffer(netBuffer);

        NdisFreeNetBufferCall call = _bench.Trace.Last<NdisFreeNetBufferCall>();
        Assert.That(call.LinkedIn, Is.EqualTo(new TraceObject(ObjectKind.Nbl, 1)));
        Assert.That(call.Owner, Is.EqualTo(OwnerCode.Ndis));
        _bench.Drain();
        Host.Ndis.NdisFreeNetBuffer(netBuffer);
        Assert.That(_bench.Trace.Last<ReleasedEvent>().Object.Kind, Is.EqualTo(ObjectKind.Nb));
        Host.Ndis.NdisFreeNetBuffer(netBuffer);
        call = _bench.Trace.Last<NdisFreeNetBufferCall>();
        Assert.That((call.Nb.State, call.Owner), Is.EqualTo((ObjectState.Released, OwnerCode.Nobody)));
    }

    [Test]
    public void GetDataBuffer_GivesThePlaceItself_WhereDataIsContiguous()
    {
        MDL chain = _bench.Chain(20, 100);
        NET_BUFFER netBuffer = Host.Ndis.NdisAllocateNetBuffer(_bench.NbPool(), chain, 30, 90);

        PVOID data = Host.Ndis.NdisGetDataBuffer(netBuffer, 90, null, 1, 0);

        Assert.That(data == chain.Next.MappedSystemVa + 10);
        Assert.That(_bench.Trace.Last(TraceName.NdisGetDataBuffer, TraceKind.Return).Result, Is.EqualTo(1));
    }

    [Test]
    public void GetDataBuffer_CopiesToStorage_WhereDataIsScattered()
    {
        MDL chain = _bench.Chain(20, 1, 50);
        NET_BUFFER netBuffer = Host.Ndis.NdisAllocateNetBuffer(_bench.NbPool(), chain, 10, 61);
        byte[] bytes = [.. Enumerable.Range(0, 61).Select(i => (byte)i)];
        DataPathBench.WriteData(netBuffer, bytes);
        PVOID storage = _bench.Memory(64);

        Assert.That(Host.Ndis.NdisGetDataBuffer(netBuffer, 40, null, 1, 0) == null);
        Assert.That(Host.Ndis.NdisGetDataBuffer(netBuffer, 62, storage, 1, 0) == null);
        Assert.That(Host.Ndis.NdisGetDataBuffer(netBuffer, 40, storage, 1, 0) == storage);
        byte[] copied = new byte[40];
        storage.CopyTo(copied);
        Assert.That(copied, Is.EqualTo(bytes[..40]));
    }

    [Test]
    public void GetDataBuffer_CopiesToStorage_WhereDataIsNotAligned()
    {
        NET_BUFFER netBuffer = Host.Ndis.NdisAllocateNetBuffer(_bench.NbPool(), _bench.Mdl(100), 3, 90);
        PVOID storage = _bench.Memory(64);

        Assert.That(Host.Ndis.NdisGetDataBuffer(netBuffer, 8, storage, 8, 0) == storage);
        Assert.That(Host.Ndis.NdisGetDataBuffer(netBuffer, 8, storage, 8, 3) == netBuffer.MdlChain.MappedSystemVa + 3);
    }

    [Test]
    public void GetDataBuffer_FailsWhereChosen()
    {
        NET_BUFFER netBuffer = Host.Ndis.NdisAllocateNetBuffer(_bench.NbPool(), _bench.Mdl(100), 0, 100);
        _bench.Choices.Always((int)HostChoice.Failure, 1);

        Assert.That(Host.Ndis.NdisGetDataBuffer(netBuffer, 8, null, 1, 0) == null);
    }

    [TestCase(0u, 0, 0u)]
    [TestCase(19u, 0, 19u)]
    [TestCase(20u, 1, 0u)]
    [TestCase(21u, 2, 0u)]
    [TestCase(71u, 2, 50u)]
    public void Adjust_FollowsDataOffset(uint dataOffset, int mdl, uint offset)
    {
        MDL chain = _bench.Chain(20, 1, 50);
        NET_BUFFER netBuffer = Host.Ndis.NdisAllocateNetBuffer(_bench.NbPool(), chain, 10, 0);
        netBuffer.DataOffset = dataOffset;
        Host.Ndis.NdisAdjustNetBufferCurrentMdl(netBuffer);

        Assert.That(netBuffer.CurrentMdl == DataPathBench.Members(chain)[mdl]);
        Assert.That(netBuffer.CurrentMdlOffset, Is.EqualTo(offset));
    }
}
