using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host.OfNdis5;

/// <summary>Buffer descriptors, their pools, and the memory behind them.</summary>
[TestFixture]
[Ddi(
    TraceName.NdisAllocateBufferPool,
    TraceName.NdisFreeBufferPool,
    TraceName.NdisAllocateBuffer,
    TraceName.NdisFreeBuffer,
    TraceName.NdisQueryBufferSafe,
    TraceName.NdisAllocateMemoryWithTag)]
internal sealed class Ndis5BufferTests
{
    private Ndis5Bench _bench = null!;

    [SetUp]
    public void Start() => _bench = new Ndis5Bench().Start();

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    public void Memory_IsTheDrivers_UntilItIsFreed()
    {
        NDIS_STATUS status = _bench.Ndis.NdisAllocateMemoryWithTag(out PVOID memory, 100, 0x31);

        Assert.That(status, Is.EqualTo(NDIS_STATUS_SUCCESS));
        NdisAllocateMemoryWithTagCall call = _bench.Trace.Single<NdisAllocateMemoryWithTagCall>();
        Assert.That((call.Length, call.Tag), Is.EqualTo((100ul, 0x31ul)));
        memory.Write(1u, 96);
        _bench.Ndis.NdisFreeMemory(memory, 100, 0);
        Assert.That(_bench.Released(ObjectKind.Memory), Is.EqualTo(_bench.Acquired(ObjectKind.Memory)));
        Assert.That(_bench.Trace.Of(TraceName.StaleAccess), Is.Empty);
    }

    [TestCase(100u, true)]
    [TestCase(uint.MaxValue, false)]
    public void Memory_IsNull_WhereThatIsChosenOrThereIsNoMore(uint length, bool isChosen)
    {
        if (isChosen)
        {
            _bench.Fail(TraceName.NdisAllocateMemoryWithTag);
        }

        NDIS_STATUS status = _bench.Ndis.NdisAllocateMemoryWithTag(out PVOID memory, length, 0x31);

        Assert.That((status, memory == null), Is.EqualTo((NDIS_STATUS_FAILURE, true)));
        Assert.That(_bench.Acquired(ObjectKind.Memory), Is.Empty);
    }

    [Test]
    public void Buffer_DescribesMemory()
    {
        PVOID memory = _bench.Memory(100);
        MDL buffer = _bench.Buffer(_bench.BufferPool(), memory + 10, 80);

        _bench.Ndis.NdisQueryBufferSafe(
            buffer, out PVOID address, out uint length, EX_POOL_PRIORITY.NormalPoolPriority);

        Assert.That((address, length), Is.EqualTo((memory + 10, 80u)));
        Assert.That(_bench.Trace.Single<NdisAllocateBufferCall>().Length, Is.EqualTo(80));
        Assert.That(_bench.Acquired(ObjectKind.Mdl), Has.Length.EqualTo(1));
        _bench.Ndis.NdisFreeBuffer(buffer);
        Assert.That(_bench.Released(ObjectKind.Mdl), Is.EqualTo(_bench.Acquired(ObjectKind.Mdl)));
    }

    [Test]
    public void Pool_IsNull_WhereThatIsChosen()
    {
        _bench.Fail(TraceName.NdisAllocateBufferPool);

        _bench.Ndis.NdisAllocateBufferPool(out NDIS_STATUS status, out NDIS_HANDLE pool, 8);

        Assert.That((status, pool == null), Is.EqualTo((NDIS_STATUS_RESOURCES, true)));
        Assert.That(_bench.Acquired(ObjectKind.BufferPool), Is.Empty);
    }

    [Test]
    public void Buffer_Fails_WhereThatIsChosen()
    {
        NDIS_HANDLE pool = _bench.BufferPool();
        PVOID memory = _bench.Memory(10);
        _bench.Fail(TraceName.NdisAllocateBuffer);

        _bench.Ndis.NdisAllocateBuffer(out NDIS_STATUS status, out MDL buffer, pool, memory, 10);

        Assert.That((status, buffer == null), Is.EqualTo((NDIS_STATUS_FAILURE, true)));
        Assert.That(_bench.Acquired(ObjectKind.Mdl), Is.Empty);
    }

    [Test]
    public void Buffer_Fails_OutOfWhatIsNoPool_OrOfNoMemory()
    {
        NDIS_HANDLE pool = _bench.BufferPool();

        _bench.Ndis.NdisAllocateBuffer(out NDIS_STATUS ofNoPool, out _, _bench.PacketPool(), _bench.Memory(10), 10);
        _bench.Ndis.NdisAllocateBuffer(out NDIS_STATUS ofNoMemory, out _, pool, null, 10);

        Assert.That((ofNoPool, ofNoMemory), Is.EqualTo((NDIS_STATUS_FAILURE, NDIS_STATUS_FAILURE)));
        Assert.That(_bench.Misuses(TraceName.NdisAllocateBuffer), Is.EqualTo(new[] { "BufferPool Live" }));
    }

    [TestCase(0)]
    [TestCase(1)]
    public void FreePool_IsStatedWithWhatIsOut(int buffers)
    {
        NDIS_HANDLE pool = _bench.BufferPool();
        MDL first = _bench.Buffer(pool, _bench.Memory(10), 10);
        MDL second = _bench.Buffer(pool, _bench.Memory(10), 10);
        _bench.Ndis.NdisFreeBuffer(first);
        if (buffers == 0)
        {
            _bench.Ndis.NdisFreeBuffer(second);
        }

        _bench.Ndis.NdisFreeBufferPool(pool);
        _bench.Ndis.NdisFreeBufferPool(pool);

        Assert.That(
            _bench.Trace.Each((NdisFreeBufferPoolCall call) => call.Outstanding).First(), Is.EqualTo(buffers));
        Assert.That(_bench.Released(ObjectKind.BufferPool), Has.Length.EqualTo(1));
        Assert.That(_bench.Misuses(TraceName.NdisFreeBufferPool), Is.EqualTo(new[] { "BufferPool Released" }));
    }

    [Test]
    public void FreeBuffer_OfASend_OrTwice_ReleasesNothing()
    {
        _bench.Driver.OnSend = packets =>
        {
            NdisQueryPacket(packets[0], out _, out MDL first, out _);
            _bench.Ndis.NdisFreeBuffer(first);
        };
        _bench.Send();
        Assert.That(_bench.Released(ObjectKind.Mdl), Is.Empty);

        MDL own = _bench.Buffer(_bench.BufferPool(), _bench.Memory(10), 10);
        _bench.Ndis.NdisFreeBuffer(own);
        _bench.Ndis.NdisFreeBuffer(own);
        Assert.That(_bench.Released(ObjectKind.Mdl), Has.Length.EqualTo(1));
        Assert.That(_bench.Trace.Last<NdisFreeBufferCall>().Buffer.State, Is.EqualTo(ObjectState.Released));
    }

    [Test]
    public void QueryBuffer_OfASend_IsNull_WhereThatIsChosen([Values] bool isChosen)
    {
        PVOID address = default;
        uint length = 0;
        if (isChosen)
        {
            _bench.Fail(TraceName.NdisQueryBufferSafe);
        }

        _bench.Driver.OnSend = packets =>
        {
            NdisQueryPacket(packets[0], out _, out MDL first, out _);
            _bench.Ndis.NdisQueryBufferSafe(first, out address, out length, EX_POOL_PRIORITY.NormalPoolPriority);
        };
        _bench.Send(dataLength: 77);

        Assert.That((address == null, length), Is.EqualTo((isChosen, 77u)));
    }

    /// <summary>Memory of the driver's own is nonpaged and mapped.</summary>
    [Test]
    public void QueryBuffer_OfTheDriversOwn_NeverFails()
    {
        _bench.Fail(TraceName.NdisQueryBufferSafe);
        MDL own = _bench.Buffer(_bench.BufferPool(), _bench.Memory(10), 10);

        _bench.Ndis.NdisQueryBufferSafe(own, out PVOID address, out _, EX_POOL_PRIORITY.NormalPoolPriority);

        Assert.That(address != null);
    }
}
