using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Host;

/// <summary>Pools: what they are made of, and what freeing them does to their members.</summary>
[TestFixture]
[Ddi(
    TraceName.NdisAllocateNetBufferListPool, TraceName.NdisFreeNetBufferListPool,
    TraceName.NdisAllocateNetBufferPool, TraceName.NdisFreeNetBufferPool)]
internal sealed class PoolsTests
{
    [TestCase(0x80, 1, 16, ExpectedResult = true, TestName = "documented header")]
    [TestCase(0x80, 1, 20, ExpectedResult = true, TestName = "sizeof as size")]
    [TestCase(0x80, 1, 15, ExpectedResult = false, TestName = "size too small")]
    [TestCase(0x80, 0, 16, ExpectedResult = false, TestName = "revision 0")]
    [TestCase(0x80, 3, 24, ExpectedResult = false, TestName = "revision of a later host")]
    [TestCase(0x83, 1, 16, ExpectedResult = false, TestName = "another type")]
    public bool ListPool_IsMade_IfHeaderIsGood(byte type, byte revision, int size)
    {
        using DataPathBench bench = new();
        return bench.ListPool(type: type, revision: revision, size: (ushort)size) != null;
    }

    [TestCase(86, 20, ExpectedResult = false)]
    [TestCase(87, 20, ExpectedResult = true)]
    [TestCase(87, 16, ExpectedResult = false)]
    public bool ListPool_OfSecondRevision_IsMade_From687On(byte minor, int size)
    {
        using DataPathBench bench = new(options: new HostOptions { MinorNdisVersion = minor });
        return bench.ListPool(revision: 2, size: (ushort)size) != null;
    }

    [TestCase(0x80, 1, 12, ExpectedResult = true)]
    [TestCase(0x80, 1, 16, ExpectedResult = true)]
    [TestCase(0x80, 1, 11, ExpectedResult = false)]
    [TestCase(0x80, 2, 12, ExpectedResult = false)]
    [TestCase(0x84, 1, 12, ExpectedResult = false)]
    public bool NbPool_IsMade_IfHeaderIsGood(byte type, byte revision, int size)
    {
        using DataPathBench bench = new();
        return bench.NbPool(type: type, revision: revision, size: (ushort)size) != null;
    }

    [Test]
    public void ListPool_WithDataButWithoutNetBuffer_IsRefused()
    {
        using DataPathBench bench = new();

        Assert.That(bench.ListPool(allocateNetBuffer: false, dataSize: 2048) == null);
    }

    [Test]
    public void ListPool_BelongsToAdapterDriverOrNobody()
    {
        using DataPathBench bench = new();

        Assert.That(bench.ListPool(owner: bench.Adapter) != null);
        Assert.That(bench.ListPool(owner: bench.Driver.Driver) != null);
        Assert.That(bench.ListPool(owner: default(NDIS_HANDLE)) != null);
        Assert.That(bench.Facts(TraceName.HandleMisuse), Is.Empty);

        NDIS_HANDLE context = new(1);
        Assert.That(bench.ListPool(owner: context) == null);
        Assert.That(bench.Facts(TraceName.HandleMisuse).Count(), Is.EqualTo(1));
    }

    [Test]
    public void Pools_FailWhereChosen()
    {
        using DataPathBench bench = new();
        bench.Choices.Always((int)HostChoice.Failure, 1);

        Assert.That(bench.ListPool() == null);
        Assert.That(bench.NbPool() == null);
    }

    [Test]
    public void Ledger_FollowsPools()
    {
        using DataPathBench bench = new();
        NDIS_HANDLE pool = bench.ListPool();
        bench.Host.Ndis.NdisFreeNetBufferListPool(pool);

        Assert.That(
            bench.Trace.Events.TakeLast(6).Select(e => (e.Kind, e.Name)),
            Is.EqualTo(new[]
            {
                (TraceKind.Call, TraceName.NdisAllocateNetBufferListPool),
                (TraceKind.Fact, TraceName.Acquired),
                (TraceKind.Return, TraceName.NdisAllocateNetBufferListPool),
                (TraceKind.Call, TraceName.NdisFreeNetBufferListPool),
                (TraceKind.Fact, TraceName.Released),
                (TraceKind.Return, TraceName.NdisFreeNetBufferListPool),
            }));
    }

    [Test]
    public void FreeingPool_TellsOfMembers_AndLeavesThem()
    {
        using DataPathBench bench = new();
        NDIS_HANDLE pool = bench.ListPool();
        NET_BUFFER_LIST list = bench.Host.Ndis.NdisAllocateNetBufferList(pool, 0, 0);

        bench.Host.Ndis.NdisFreeNetBufferListPool(pool);

        Assert.That(bench.Trace.Last<NdisFreeNetBufferListPoolCall>().Outstanding, Is.EqualTo(1));
        Assert.That(list.FirstNetBuffer != null);
        bench.Host.Ndis.NdisFreeNetBufferList(list);
        Assert.That(bench.Trace.Last<ReleasedEvent>().Object.Kind, Is.EqualTo(ObjectKind.Nbl));
        Assert.That(bench.Facts(TraceName.StaleAccess), Is.Empty);
    }

    [Test]
    public void Pool_FreedTwiceOrByTheOtherFunction_IsMisuse()
    {
        using DataPathBench bench = new();
        NDIS_HANDLE pool = bench.ListPool();

        bench.Host.Ndis.NdisFreeNetBufferPool(pool);
        Assert.That(bench.Trace.Last<HandleMisuseEvent>().Actual.Kind, Is.EqualTo(ObjectKind.NblPool));
        Assert.That(bench.Host.Ndis.NdisAllocateNetBufferList(pool, 0, 0) != null);

        bench.Host.Ndis.NdisFreeNetBufferListPool(pool);
        bench.Host.Ndis.NdisFreeNetBufferListPool(pool);
        Assert.That(bench.Trace.Last<HandleMisuseEvent>().Actual.State, Is.EqualTo(ObjectState.Released));
        Assert.That(bench.Host.Ndis.NdisAllocateNetBufferList(pool, 0, 0) == null);
    }

    [Test]
    public void FreedList_IsInaccessible_POOL021()
        => DataPathBench.Prove(
            expected: (StaleReason?)StaleReason.Freed,
            bench =>
            {
                NET_BUFFER_LIST list = bench.Host.Ndis.NdisAllocateNetBufferList(bench.ListPool(), 0, 0);
                bench.Host.Ndis.NdisFreeNetBufferList(list);
                list.Flags = 1;
                return bench.Trace.Each((StaleAccessEvent e) => (StaleReason?)e.Reason).SingleOrDefault();
            },
            host => host.KeepsMemory = true);

    [Test]
    public void FreedList_IsNotGivenOutAgainSoon_POOL021()
    {
        using DataPathBench bench = new();
        NDIS_HANDLE pool = bench.ListPool();
        NET_BUFFER_LIST first = bench.Host.Ndis.NdisAllocateNetBufferList(pool, 0, 0);
        bench.Host.Ndis.NdisFreeNetBufferList(first);

        for (int i = 0; i < 100; i++)
        {
            NET_BUFFER_LIST next = bench.Host.Ndis.NdisAllocateNetBufferList(pool, 0, 0);
            Assert.That(next != first);
            bench.Host.Ndis.NdisFreeNetBufferList(next);
        }
    }
}
