using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host.OfNdis5;

/// <summary>Packets and their pools.</summary>
[TestFixture]
[Ddi(
    TraceName.NdisAllocatePacketPool,
    TraceName.NdisAllocatePacketPoolEx,
    TraceName.NdisFreePacketPool,
    TraceName.NdisAllocatePacket,
    TraceName.NdisFreePacket)]
internal sealed class Ndis5PacketTests
{
    private Ndis5Bench _bench = null!;

    [SetUp]
    public void Start() => _bench = new Ndis5Bench().Start();

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    public void Pool_GivesAsManyPacketsAsItHas()
    {
        NDIS_HANDLE pool = _bench.PacketPool(2);
        NDIS_PACKET first = _bench.Packet(pool);
        NDIS_PACKET second = _bench.Packet(pool);

        _bench.Ndis.NdisAllocatePacket(out NDIS_STATUS status, out NDIS_PACKET none, pool);
        Assert.That((first == second, none == null, status), Is.EqualTo((false, true, NDIS_STATUS_RESOURCES)));

        _bench.Ndis.NdisFreePacket(first);
        _bench.Packet(pool);
        Assert.That(_bench.Acquired(ObjectKind.Packet), Has.Length.EqualTo(3));
        Assert.That(_bench.Released(ObjectKind.Packet), Has.Length.EqualTo(1));
    }

    [TestCase(1u, 1u, NDIS_STATUS_SUCCESS, 2)]
    [TestCase(0xFFFFu, 0u, NDIS_STATUS_SUCCESS, 3)]
    [TestCase(0xFFFEu, 1u, NDIS_STATUS_SUCCESS, 3)]
    [TestCase(0xFFFFu, 1u, NDIS_STATUS_RESOURCES, 0)]
    [TestCase(1u, uint.MaxValue, NDIS_STATUS_RESOURCES, 0)]
    public void PoolEx_CountsBoth_UpToTheLimit(uint descriptors, uint overflow, NDIS_STATUS expected, int packets)
    {
        _bench.Ndis.NdisAllocatePacketPoolEx(
            out NDIS_STATUS status, out NDIS_HANDLE pool, descriptors, overflow, 32);

        Assert.That((status, pool == null), Is.EqualTo((expected, expected != NDIS_STATUS_SUCCESS)));
        for (int i = 0; i < packets; i++)
        {
            _bench.Packet(pool);
        }

        NdisAllocatePacketPoolExCall call = _bench.Trace.Single<NdisAllocatePacketPoolExCall>();
        Assert.That((call.Descriptors, call.OverflowDescriptors), Is.EqualTo(((ulong)descriptors, (ulong)overflow)));
    }

    [Test]
    public void Pool_IsNull_WhereThatIsChosen([Values] bool isEx)
    {
        _bench.Fail(isEx ? TraceName.NdisAllocatePacketPoolEx : TraceName.NdisAllocatePacketPool);
        NDIS_STATUS status;
        NDIS_HANDLE pool;
        if (isEx)
        {
            _bench.Ndis.NdisAllocatePacketPoolEx(out status, out pool, 8, 8, 32);
        }
        else
        {
            _bench.Ndis.NdisAllocatePacketPool(out status, out pool, 8, 32);
        }

        Assert.That((status, pool == null), Is.EqualTo((NDIS_STATUS_RESOURCES, true)));
        Assert.That(_bench.Acquired(ObjectKind.PacketPool), Is.Empty);
    }

    [Test]
    public void Packet_IsNull_WhereThatIsChosen()
    {
        NDIS_HANDLE pool = _bench.PacketPool();
        _bench.Fail(TraceName.NdisAllocatePacket);

        _bench.Ndis.NdisAllocatePacket(out NDIS_STATUS status, out NDIS_PACKET packet, pool);

        Assert.That((status, packet == null), Is.EqualTo((NDIS_STATUS_RESOURCES, true)));
    }

    [Test]
    public void Packet_IsEmpty_AndHasItsOwnReservedPointers()
    {
        NDIS_PACKET packet = _bench.Packet(_bench.PacketPool());

        NdisQueryPacket(packet, out uint buffers, out MDL first, out uint bytes);
        Assert.That((buffers, first == null, bytes), Is.EqualTo((0u, true, 0u)));
        Assert.That(Ndis5Bench.ListOf(packet) == null);
        for (uint i = 0; i < 4; i++)
        {
            packet.ProtocolReserved.Set(i, new PVOID(i + 1));
        }

        NDIS_SET_PACKET_STATUS(packet, NDIS_STATUS_PENDING);
        Assert.That(packet.ProtocolReserved[3].Value, Is.EqualTo(4));
        Assert.That(NDIS_GET_PACKET_STATUS(packet), Is.EqualTo(NDIS_STATUS_PENDING));
        Assert.That(_bench.Trace.Of(TraceName.StaleAccess), Is.Empty);
    }

    [Test]
    public void FreePacket_IsStatedWithItsBuffers_AndThePacketIsGone()
    {
        NDIS_PACKET packet = _bench.Packet(_bench.PacketPool());
        NdisChainBufferAtBack(packet, _bench.Buffer(_bench.BufferPool(), _bench.Memory(50), 50));

        _bench.Ndis.NdisFreePacket(packet);

        NdisFreePacketCall call = _bench.Trace.Single<NdisFreePacketCall>();
        Assert.That((call.Buffers, call.Owner), Is.EqualTo((1ul, OwnerCode.Miniport)));
        packet.Flags = 1;
        Assert.That(_bench.Trace.Single<StaleAccessEvent>().Reason, Is.EqualTo(StaleReason.Freed));
    }

    [Test]
    public void FreePacket_OfWhatIsNoPacketOfTheDriver_ReleasesNothing()
    {
        NDIS_PACKET own = _bench.Packet(_bench.PacketPool());
        _bench.Ndis.NdisFreePacket(own);
        _bench.Ndis.NdisFreePacket(own);
        Assert.That(_bench.Trace.Last<NdisFreePacketCall>().Packet, Is.EqualTo(
            _bench.Acquired(ObjectKind.Packet)[0].As(ObjectState.Released)));
        _bench.Ndis.NdisFreePacket(null);
        Assert.That(_bench.Trace.Last<NdisFreePacketCall>().Owner, Is.EqualTo(OwnerCode.Nobody));
        _bench.Driver.OnSend = packets => _bench.Ndis.NdisFreePacket(packets[0]);
        _bench.Send();
        Assert.That(_bench.Trace.Last<NdisFreePacketCall>().Owner, Is.EqualTo(OwnerCode.Ndis));

        Assert.That(_bench.Released(ObjectKind.Packet), Has.Length.EqualTo(1));
    }

    [TestCase(0)]
    [TestCase(2)]
    public void FreePool_IsStatedWithWhatIsOut(int packets)
    {
        NDIS_HANDLE pool = _bench.PacketPool();
        for (int i = 0; i < packets; i++)
        {
            _bench.Packet(pool);
        }

        _bench.Ndis.NdisFreePacketPool(pool);

        Assert.That(_bench.Trace.Single<NdisFreePacketPoolCall>().Outstanding, Is.EqualTo(packets));
        Assert.That(_bench.Released(ObjectKind.PacketPool), Is.EqualTo(_bench.Acquired(ObjectKind.PacketPool)));
        _bench.Ndis.NdisAllocatePacket(out NDIS_STATUS status, out _, pool);
        Assert.That(status, Is.EqualTo(NDIS_STATUS_RESOURCES));
        Assert.That(_bench.Misuses(TraceName.NdisAllocatePacket), Is.EqualTo(new[] { "PacketPool Released" }));
    }

    [Test]
    public void FreePool_OfWhatIsNoPool_IsMisuse()
    {
        _bench.Ndis.NdisFreePacketPool(_bench.BufferPool());
        _bench.Ndis.NdisFreePacketPool(default);

        Assert.That(
            _bench.Misuses(TraceName.NdisFreePacketPool),
            Is.EqualTo(new[] { "PacketPool Live", "PacketPool Null" }));
    }

    [Test]
    public void Halt_FindsWhatIsLeft()
    {
        NDIS_HANDLE pool = _bench.PacketPool();
        _bench.Packet(pool);
        _bench.BufferPool();

        _bench.Host.Lifecycle.Halt();

        Assert.That(_bench.Leaked(Checkpoint.Halt), Is.EqualTo(new[] { ObjectKind.Packet }));
        _bench.Host.Lifecycle.Unload();
        Assert.That(
            _bench.Leaked(Checkpoint.Unload),
            Is.EquivalentTo(new[] { ObjectKind.PacketPool, ObjectKind.BufferPool }));
    }

    /// <summary>A packet remembers its counts until something says that they are not valid.</summary>
    [Test]
    public void Counts_AreRemembered()
    {
        NDIS_PACKET packet = _bench.Packet(_bench.PacketPool());
        MDL buffer = _bench.Buffer(_bench.BufferPool(), _bench.Memory(100), 100);
        NdisChainBufferAtBack(packet, buffer);
        Assert.That(LengthOf(packet), Is.EqualTo(100));

        NdisAdjustBufferLength(buffer, 60);
        Assert.That(LengthOf(packet), Is.EqualTo(100));
        NDIS_PACKET_VALID_COUNTS(packet, false);
        Assert.That(LengthOf(packet), Is.EqualTo(60));
        NdisAdjustBufferLength(buffer, 40);
        NdisRecalculatePacketCounts(packet);
        Assert.That(LengthOf(packet), Is.EqualTo(40));
    }

    /// <summary>A buffer that was chained before points to what stood behind it: even to itself in the end.</summary>
    [Test]
    public void Buffers_CanBeChainedAgain_InTheSameOrder()
    {
        NDIS_PACKET packet = _bench.Packet(_bench.PacketPool());
        NDIS_HANDLE pool = _bench.BufferPool();
        MDL header = _bench.Buffer(pool, _bench.Memory(14), 14);
        MDL data = _bench.Buffer(pool, _bench.Memory(100), 100);
        for (int i = 0; i < 2; i++)
        {
            NdisReinitializePacket(packet);
            NdisChainBufferAtBack(packet, header);
            NdisChainBufferAtBack(packet, data);
        }

        NdisQueryPacket(packet, out uint buffers, out _, out uint length);
        Assert.That((buffers, length), Is.EqualTo((2u, 114u)));
        Assert.That(data.Next == null, Is.True);
    }

    private static uint LengthOf(NDIS_PACKET packet)
    {
        NdisQueryPacket(packet, out uint count, out _, out uint length);
        Assert.That(count, Is.EqualTo(1));
        return length;
    }
}
