using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host.OfNdis5;

/// <summary>Received packets: who has them, and how they come back.</summary>
[TestFixture]
[Ddi(TraceName.NdisMIndicateReceivePacket)]
internal sealed class Ndis5ReceiveTests
{
    private const int Inside = 1;
    private const int Late = 2;
    private const int Held = 3;

    private NDIS_HANDLE _packets;
    private NDIS_HANDLE _buffers;
    private Ndis5Bench _bench = null!;

    [SetUp]
    public void Make() => _bench = new Ndis5Bench();

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    public void Packet_ComesBackByMiniportReturnPacket([Values] bool isDeserialized)
    {
        Start(isDeserialized);
        NDIS_PACKET packet = Received();

        Indicate(packet);
        Assert.That((_bench.Host.Receives.Outstanding, _bench.Driver.Returned.Count), Is.EqualTo((1, 0)));
        if (!isDeserialized)
        {
            Assert.That(NDIS_GET_PACKET_STATUS(packet), Is.EqualTo(NDIS_STATUS_PENDING));
        }

        _bench.Drain();

        Assert.That(_bench.Driver.Returned, Is.EqualTo(new[] { packet }));
        Assert.That(_bench.Host.Receives.Outstanding, Is.Zero);
        PacketIndicatedEvent indicated = _bench.Trace.Single<PacketIndicatedEvent>();
        Assert.That((indicated.Owner, indicated.Match, indicated.HeaderSize), Is.EqualTo(
            (OwnerCode.Miniport, FrameMatch.Exact, 14ul)));
        Assert.That(indicated.DataLength, Is.EqualTo(100));
        Assert.That(_bench.Trace.Single<PacketReturnedEvent>().ByCall, Is.False);
        Assert.That(
            _bench.Trace.Last(TraceName.MiniportReturnPacket, TraceKind.Enter).Irql, Is.AtMost(DISPATCH_LEVEL));
    }

    /// <summary>A protocol believes the length that the packet remembers.</summary>
    [TestCase(100u, FrameMatch.Exact)]
    [TestCase(60u, FrameMatch.Altered)]
    [TestCase(120u, FrameMatch.Altered)]
    public void AStaleLength_IsBelieved(uint remembered, FrameMatch match)
    {
        Start();
        NDIS_PACKET packet = Received();
        NdisQueryPacket(packet, out _, out MDL buffer, out _);
        NdisAdjustBufferLength(buffer, remembered);
        NdisRecalculatePacketCounts(packet);
        NdisAdjustBufferLength(buffer, 100);

        Indicate(packet);

        PacketIndicatedEvent indicated = _bench.Trace.Single<PacketIndicatedEvent>();
        Assert.That((indicated.DataLength, indicated.Match), Is.EqualTo(((ulong)remembered, match)));
    }

    /// <summary>NDIS5-019: a serialized driver reads the Status when the call returns; no other may look.</summary>
    [Test]
    public void AnIndicatedPacket_IsNotTheDrivers([Values] bool isDeserialized)
    {
        Start(isDeserialized);
        NDIS_PACKET packet = Received();
        Indicate(packet);

        _ = packet.Flags;

        StaleReason[] expected = isDeserialized ? [StaleReason.Indicated] : [];
        Assert.That(_bench.Trace.Each((StaleAccessEvent e) => e.Reason), Is.EqualTo(expected));
        _bench.Drain();
        _ = packet.Flags;
        Assert.That(_bench.Trace.Each((StaleAccessEvent e) => e.Reason), Is.EqualTo(expected), "it is back");
    }

    /// <summary>NDIS5-019: RESOURCES covers all packets behind it.</summary>
    [TestCase(new[] { false, false, false }, 3)]
    [TestCase(new[] { false, true, false }, 1)]
    [TestCase(new[] { true, false, false }, 0)]
    public void Resources_LeavesThePacketsWithTheDriver(bool[] areShort, int taken)
    {
        Start();
        NDIS_PACKET[] packets =
        [
            .. areShort.Select(isShort => Received(isShort ? NDIS_STATUS_RESOURCES : NDIS_STATUS_SUCCESS)),
        ];

        Indicate(packets);
        Assert.That(_bench.Host.Receives.Outstanding, Is.EqualTo(taken));
        Assert.That(
            _bench.Trace.Each((PacketReturnedEvent e) => e.ByCall),
            Is.EqualTo(Enumerable.Repeat(true, packets.Length - taken)));
        foreach (NDIS_PACKET packet in packets[taken..])
        {
            NdisReinitializePacket(packet);
            _bench.Ndis.NdisFreePacket(packet);
        }

        Assert.That(_bench.Released(ObjectKind.Packet), Has.Length.EqualTo(packets.Length - taken));
        _bench.Drain();
        Assert.That(_bench.Driver.Returned, Is.EqualTo(packets[..taken]));
    }

    /// <summary>A serialized driver reads SUCCESS where the packet is its own again; others get it by a call.</summary>
    [Test]
    public void Packet_ThatIsDoneWithInside_ComesBackAsTheDriverIsTold([Values] bool isDeserialized)
    {
        _bench.Choices.Always((int)HostChoice.ReturnMoment, Inside);
        Start(isDeserialized);
        NDIS_PACKET packet = Received();

        Indicate(packet);

        Assert.That(_bench.Driver.Returned, Has.Count.EqualTo(isDeserialized ? 1 : 0));
        Assert.That(NDIS_GET_PACKET_STATUS(packet), Is.EqualTo(NDIS_STATUS_SUCCESS));
        Assert.That(_bench.Trace.Single<PacketReturnedEvent>().ByCall, Is.EqualTo(!isDeserialized));
        Assert.That(_bench.Host.Receives.Outstanding, Is.Zero);
        _bench.Drain();
        Assert.That(_bench.Driver.Returned, Has.Count.EqualTo(isDeserialized ? 1 : 0));
    }

    [Test]
    public void Packet_ThatIsLate_ComesBackAll()
    {
        _bench.Choices.Always((int)HostChoice.ReturnMoment, Late);
        Start();
        Indicate(Received(), Received());
        double before = _bench.Milliseconds;

        _bench.Drain();

        Assert.That(_bench.Driver.Returned, Has.Count.EqualTo(2));
        Assert.That(_bench.Milliseconds - before, Is.GreaterThan(1));
    }

    [Test]
    public void Packet_ThatIsHeld_ComesBackWhereThatIsAsked()
    {
        _bench.Choices.Always((int)HostChoice.ReturnMoment, Held);
        Start();
        NDIS_PACKET[] packets = [Received(), Received()];
        Indicate(packets);
        _bench.Drain();
        Assert.That((_bench.Host.Receives.Held, _bench.Driver.Returned.Count), Is.EqualTo((2, 0)));

        _bench.Host.Receives.ReturnHeld();

        Assert.That(_bench.Driver.Returned, Is.EqualTo(packets));
        Assert.That(_bench.Host.Receives.Held, Is.Zero);
    }

    [Test]
    public void FreePacket_OfAnIndicatedOne_FreesNothing()
    {
        Start();
        NDIS_PACKET packet = Received();
        Indicate(packet);

        _bench.Ndis.NdisFreePacket(packet);

        Assert.That(_bench.Trace.Single<NdisFreePacketCall>().Owner, Is.EqualTo(OwnerCode.Ndis));
        Assert.That(_bench.Released(ObjectKind.Packet), Is.Empty);
    }

    [Test]
    public void Indication_OfAPacketThatNdisHas_IsSeen_AndReturnsItOnce()
    {
        Start();
        NDIS_PACKET packet = Received();

        Indicate(packet);
        Indicate(packet);
        _bench.Drain();

        Assert.That(
            _bench.Trace.Each((PacketIndicatedEvent e) => (e.Owner, e.Match)),
            Is.EqualTo(new[] { (OwnerCode.Miniport, FrameMatch.Exact), (OwnerCode.Ndis, FrameMatch.Again) }));
        Assert.That(_bench.Driver.Returned, Has.Count.EqualTo(1));
    }

    [Test]
    public void Indication_OfWhatIsNoPacket_IsSeen()
    {
        Start();

        Indicate(default(NDIS_PACKET));

        Assert.That(_bench.Trace.Single<PacketIndicatedEvent>().Owner, Is.EqualTo(OwnerCode.Nobody));
        Assert.That(_bench.Host.Receives.Outstanding, Is.Zero);
    }

    [Test]
    public void Indication_OfAlteredBytes_IsSeen()
    {
        Start();
        NDIS_PACKET packet = Received();
        NdisQueryPacket(packet, out _, out MDL first, out _);
        first.MappedSystemVa.Write((byte)~first.MappedSystemVa.Read<byte>(60), 60);

        Indicate(packet);

        Assert.That(_bench.Trace.Single<PacketIndicatedEvent>().Match, Is.EqualTo(FrameMatch.Altered));
    }

    [Test]
    public void Indication_WithWhatIsNoAdapter_IsMisuse()
    {
        Start();

        _bench.Ndis.NdisMIndicateReceivePacket(_bench.Driver.Wrapper, [Received()]);

        Assert.That(_bench.Misuses(TraceName.NdisMIndicateReceivePacket), Is.EqualTo(new[] { "Adapter Live" }));
    }

    /// <summary>A driver that does not wait for its packets is not called for them any more.</summary>
    [TestCase(0)]
    [TestCase(Held)]
    public void Packet_OfAHaltedAdapter_IsLeaked_AndDoesNotComeBack(int moment)
    {
        _bench.Choices.Always((int)HostChoice.ReturnMoment, moment);
        Start();
        Indicate(Received());

        _bench.Host.Lifecycle.Halt();
        _bench.Drain();
        _bench.Host.Receives.ReturnHeld();

        Assert.That(_bench.Leaked(Checkpoint.Halt), Contains.Item(ObjectKind.Packet));
        Assert.That(_bench.Driver.Returned, Is.Empty);
    }

    private void Start(bool isDeserialized = true)
    {
        _bench.StartMapped(isDeserialized);
        _packets = _bench.PacketPool();
        _buffers = _bench.BufferPool();
    }

    private NDIS_PACKET Received(NDIS_STATUS status = NDIS_STATUS_SUCCESS)
        => _bench.Received(_packets, _buffers, status);

    private void Indicate(params ReadOnlySpan<NDIS_PACKET> packets)
    {
        using IrqlScope scope = _bench.At(DISPATCH_LEVEL);
        _bench.Ndis.NdisMIndicateReceivePacket(_bench.Adapter, packets);
    }
}
