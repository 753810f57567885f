using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host.OfNdis5;

/// <summary>Sends to serialized drivers: the status of each packet, and packets that are given again.</summary>
[TestFixture]
[Ddi(TraceName.NdisMSendResourcesAvailable)]
internal sealed class Ndis5SerializedSendTests
{
    private readonly List<uint> _given = [];
    private readonly Dictionary<uint, NDIS_PACKET> _packets = [];
    private NDIS_STATUS[] _statuses = [];
    private int _next;
    private Ndis5Bench _bench = null!;

    [SetUp]
    public void Start()
    {
        _given.Clear();
        _packets.Clear();
        _next = 0;
        _bench = new Ndis5Bench();
        _bench.Driver.OnSend = Take;
        _bench.StartCopying(isDeserialized: false);
    }

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    public void Statuses_SayWhatBecameOfThePackets()
    {
        _statuses = [NDIS_STATUS_SUCCESS, NDIS_STATUS_PENDING, NDIS_STATUS_FAILURE];
        _bench.Send(3);

        Assert.That(
            _bench.Trace.Each((PacketCompletedEvent e) => (e.Status, e.ByCall)),
            Is.EqualTo(new[] { (NDIS_STATUS_SUCCESS, true), (NDIS_STATUS_FAILURE, true) }));
        Assert.That(_bench.Host.OutstandingSends, Is.EqualTo(1));
        _bench.Complete(_packets[_given[1]]);
        Assert.That(_bench.Host.OutstandingSends, Is.Zero);
    }

    [Test]
    public void APacket_WhoseStatusIsNotSet_StaysWithTheDriver()
    {
        _bench.Driver.OnSend = packets =>
        {
            NDIS_SET_PACKET_STATUS(packets[0], NDIS_STATUS_PENDING);
            _bench.Complete(packets[2]);
        };

        _bench.Send(3);

        Assert.That(
            _bench.Trace.Each((PacketAnsweredEvent e) => e.Answer),
            Is.EqualTo(new[] { PacketAnswer.Stated, PacketAnswer.NotStated, PacketAnswer.Completed }));
        Assert.That(_bench.Host.OutstandingSends, Is.EqualTo(2));
    }

    /// <summary>NDIS5-015.</summary>
    [Test]
    public void TheFirstRefusal_TakesAllBehindItBack_UntilThereIsRoom()
    {
        _statuses = [NDIS_STATUS_PENDING, NDIS_STATUS_RESOURCES, NDIS_STATUS_PENDING];
        _bench.Send(3);
        _bench.Drain();
        Assert.That(_given, Has.Count.EqualTo(3), "nothing is given again by itself");
        Assert.That(
            _bench.Trace.Each((PacketCompletedEvent e) => (e.Status, e.ByCall)),
            Is.EqualTo(Enumerable.Repeat((NDIS_STATUS_RESOURCES, true), 2)));

        _bench.Ndis.NdisMSendResourcesAvailable(_bench.Adapter);
        _bench.Drain();

        Assert.That(_given, Is.EqualTo(new[] { _given[0], _given[1], _given[2], _given[1], _given[2] }));
        Assert.That(_bench.Host.OutstandingSends, Is.EqualTo(3));
    }

    [Test]
    public void Completion_MakesRoom_Too()
    {
        _statuses = [NDIS_STATUS_PENDING, NDIS_STATUS_RESOURCES];
        _bench.Send(2);

        _bench.Complete(_packets[_given[0]]);
        _bench.Drain();

        Assert.That(_given, Is.EqualTo(new[] { _given[0], _given[1], _given[1] }));
        Assert.That(_bench.Host.OutstandingSends, Is.EqualTo(1));
    }

    /// <summary>The driver holds what it serializes by, and is not entered twice.</summary>
    [Test]
    public void Packets_AreNotGivenAgain_InsideTheCallThatMakesRoom([Values] bool byCompletion)
    {
        _statuses = [NDIS_STATUS_PENDING, NDIS_STATUS_RESOURCES];
        _bench.Send(2);

        if (byCompletion)
        {
            _bench.Complete(_packets[_given[0]]);
        }
        else
        {
            _bench.Ndis.NdisMSendResourcesAvailable(_bench.Adapter);
        }

        Assert.That(_given, Has.Count.EqualTo(2));
        _bench.Drain();
        Assert.That(_given, Has.Count.EqualTo(3));
    }

    [Test]
    public void LaterSends_WaitBehindWhatWasRefused()
    {
        _statuses = [NDIS_STATUS_PENDING, NDIS_STATUS_RESOURCES];
        _bench.Send(2);

        _bench.Send();
        Assert.That(_given, Has.Count.EqualTo(2));
        Assert.That(_bench.Host.OutstandingSends, Is.EqualTo(3));
        _bench.Ndis.NdisMSendResourcesAvailable(_bench.Adapter);
        _bench.Drain();

        Assert.That(_given, Has.Count.EqualTo(4));
        Assert.That(_given[2], Is.EqualTo(_given[1]));
        Assert.That(_given[3], Is.Not.EqualTo(_given[1]));
    }

    /// <summary>NDIS5-010: a status that is not PENDING ends the list; the packet comes again with another.</summary>
    [Test]
    public void List_OfARefusedPacket_IsGone_AndComesAnew()
    {
        _bench.Dispose();
        _bench = new Ndis5Bench();
        _bench.StartMapped(isDeserialized: false);
        PVOID list = default;
        ulong address = 0;
        _bench.Driver.OnSend = packets =>
        {
            list = Ndis5Bench.ListOf(packets[0]);
            address = ((SCATTER_GATHER_LIST)list).Elements[0].Address.QuadPart;
            Take(packets);
        };
        _statuses = [NDIS_STATUS_RESOURCES, NDIS_STATUS_PENDING];
        _bench.Send();

        PVOID first = list;
        Assert.That(_bench.Device.Bus.DmaRead(address, new byte[14]), Is.False);
        first.Read<uint>();
        Assert.That(_bench.Trace.Single<StaleAccessEvent>().Reason, Is.EqualTo(StaleReason.ListFreed));
        _bench.Ndis.NdisMSendResourcesAvailable(_bench.Adapter);
        _bench.Drain();

        Assert.That(_bench.Count(TraceName.PacketMapped, TraceKind.Fact), Is.EqualTo(2));
        Assert.That(_bench.Device.Bus.DmaRead(address, new byte[14]), Is.True);
    }

    /// <summary>Behind a refused packet that was given alone the others wait, and were not mapped.</summary>
    [Test]
    public void MappedPackets_AreGivenOneByOne_UpToARefusal()
    {
        _bench.Dispose();
        _bench = new Ndis5Bench();
        _bench.Driver.OnSend = Take;
        _bench.StartMapped(isDeserialized: false);
        _statuses = [NDIS_STATUS_PENDING, NDIS_STATUS_RESOURCES];

        _bench.Send(4);
        Assert.That(_bench.Trace.Each((MiniportSendPacketsEnter e) => e.Packets), Is.EqualTo(new[] { 1ul, 1ul }));
        Assert.That(_bench.Count(TraceName.PacketMapped, TraceKind.Fact), Is.EqualTo(2));
        Assert.That(_bench.Host.OutstandingSends, Is.EqualTo(4));
        _bench.Complete(_packets[_given[0]]);
        _bench.Drain();

        Assert.That(_given, Has.Count.EqualTo(5));
        Assert.That(_given[2], Is.EqualTo(_given[1]));
    }

    [Test]
    public void RefusedPacket_IsNotTheDrivers()
    {
        _statuses = [NDIS_STATUS_RESOURCES];
        _bench.Send();

        NDIS_PACKET refused = _packets[_given[0]];
        refused.Flags = 1;
        Assert.That(_bench.Trace.Single<StaleAccessEvent>().Reason, Is.EqualTo(StaleReason.Completed));
        _bench.Complete(_packets[_given[0]]);
        Assert.That(_bench.Trace.Single<NdisMSendCompleteCall>().Pending, Is.False);
    }

    [Test]
    public void Send_ThatIsRefused_StopsTheRest()
    {
        int calls = 0;
        using Ndis5Bench bench = new();
        bench.Driver.Characteristics.SendPacketsHandler = null;
        bench.Driver.Characteristics.SendHandler = (_, _, _)
            => calls++ == 0 ? NDIS_STATUS_RESOURCES : NDIS_STATUS_SUCCESS;
        bench.StartMapped(isDeserialized: false);
        bench.Send(3);
        Assert.That((calls, bench.Host.OutstandingSends), Is.EqualTo((1, 3)));

        bench.Ndis.NdisMSendResourcesAvailable(bench.Adapter);
        bench.Drain();

        Assert.That((calls, bench.Host.OutstandingSends), Is.EqualTo((4, 0)));
    }

    [Test]
    public void Packet_ThatIsCompletedInsideTheCall_IsCompletedOnce()
    {
        _bench.Driver.OnSend = packets => _bench.Complete(packets[0]);

        _bench.Send();

        Assert.That(_bench.Trace.Single<PacketCompletedEvent>().ByCall, Is.False);
        Assert.That(_bench.Host.OutstandingSends, Is.Zero);
    }

    [Test]
    public void RefusedPackets_AreEndedByNdis_WhereTheRemovedDeviceIsHalted()
    {
        _statuses = [NDIS_STATUS_RESOURCES];
        _bench.Send();
        _bench.Host.Lifecycle.NotifySurpriseRemoval();

        _bench.Host.Lifecycle.Halt();
        _bench.Host.ReportUncompleted(isOverdue: false);

        Assert.That(_bench.Host.OutstandingSends, Is.Zero);
        Assert.That(_bench.Trace.Of(TraceName.Unmet), Is.Empty);
    }

    [Test]
    public void Room_OfWhatIsNoAdapter_IsMisuse()
    {
        _bench.Ndis.NdisMSendResourcesAvailable(default);

        Assert.That(_bench.Misuses(TraceName.NdisMSendResourcesAvailable), Is.EqualTo(new[] { "Adapter Null" }));
    }

    /// <summary>Gives packets the next statuses; those that nobody wrote down pend.</summary>
    private void Take(ReadOnlySpan<NDIS_PACKET> packets)
    {
        uint[] submitted = [.. _bench.Trace.Each((PacketSubmittedEvent e) => e.Packet.Number)];
        for (int i = 0; i < packets.Length; i++)
        {
            uint number = submitted[^(packets.Length - i)];
            _given.Add(number);
            _packets[number] = packets[i];
            NDIS_SET_PACKET_STATUS(packets[i], _next < _statuses.Length ? _statuses[_next++] : NDIS_STATUS_PENDING);
        }
    }
}
