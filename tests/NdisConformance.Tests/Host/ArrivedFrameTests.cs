using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Host;

/// <summary>Indicated data against the frames that arrived, and whom the filter admits.</summary>
[TestFixture]
internal sealed class ArrivedFrameTests
{
    private const ulong Station = 0x02_00_00_00_00_01;
    private const ulong Group = ProtocolBinding.Group;

    private DataPathBench _bench = null!;

    [SetUp]
    public void MakeBench() => _bench = new DataPathBench();

    [TearDown]
    public void FreeBench() => _bench.Dispose();

    [Test]
    public void Frame_MatchesOnce_AndAgainAfterwards()
    {
        NET_BUFFER_LIST list = _bench.Receive(_bench.ListPool());
        _bench.Indicate(list);
        _bench.Drain();
        _bench.Indicate(list);

        Assert.That(
            _bench.Trace.Each((ReceiveIndicatedEvent e) => e.Match),
            Is.EqualTo(new[] { FrameMatch.Exact, FrameMatch.Again }));
    }

    [TestCase(20u)]
    [TestCase(99u)]
    public void Frame_IsAltered_IfAByteBehindItsHeaderIsAnother(uint position)
    {
        NET_BUFFER_LIST list = _bench.Receive(_bench.ListPool());
        PVOID data = list.FirstNetBuffer.CurrentMdl.MappedSystemVa;
        data.Write((byte)~data.Read<byte>(position), position);
        _bench.Indicate(list);

        Assert.That(_bench.Trace.Last<ReceiveIndicatedEvent>().Match, Is.EqualTo(FrameMatch.Altered));
    }

    [TestCase(99u, FrameMatch.Altered)]
    [TestCase(104u, FrameMatch.Exact)]
    [TestCase(105u, FrameMatch.Altered)]
    public void Frame_MayHaveItsCheckSequence(uint length, FrameMatch match)
    {
        _bench.Host.Wire.Deliver(100);
        NET_BUFFER_LIST list = _bench.ReceivedList(_bench.ListPool(), 0, 110);
        NET_BUFFER netBuffer = list.FirstNetBuffer;
        netBuffer.DataLength = length;
        _bench.Indicate(list);

        Assert.That(_bench.Trace.Last<ReceiveIndicatedEvent>().Match, Is.EqualTo(match));
    }

    [Test]
    public void Bytes_ThatNeverArrived_AreNoFrame()
    {
        NET_BUFFER_LIST list = _bench.Receive(_bench.ListPool());
        list.FirstNetBuffer.CurrentMdl.MappedSystemVa.Fill(0, 100);
        _bench.Indicate(list);

        Assert.That(_bench.Trace.Last<ReceiveIndicatedEvent>().Match, Is.EqualTo(FrameMatch.None));
    }

    [TestCase(0u, FrameAudience.NotAdmitted)]
    [TestCase(NDIS_PACKET_TYPE_DIRECTED, FrameAudience.Station)]
    [TestCase(NDIS_PACKET_TYPE_BROADCAST, FrameAudience.NotAdmitted)]
    [TestCase(NDIS_PACKET_TYPE_PROMISCUOUS, FrameAudience.Station)]
    public void Filter_AdmitsFramesToTheStation(uint filter, FrameAudience audience)
        => Assert.That(Filter(filter).AudienceOf(Station, Station), Is.EqualTo(audience));

    [TestCase(NDIS_PACKET_TYPE_DIRECTED, FrameAudience.NotAdmitted)]
    [TestCase(NDIS_PACKET_TYPE_PROMISCUOUS, FrameAudience.OtherStation)]
    public void Filter_AdmitsFramesToOtherStations(uint filter, FrameAudience audience)
        => Assert.That(Filter(filter).AudienceOf(Station ^ 2, Station), Is.EqualTo(audience));

    [TestCase(NDIS_PACKET_TYPE_DIRECTED, FrameAudience.NotAdmitted)]
    [TestCase(NDIS_PACKET_TYPE_BROADCAST, FrameAudience.Everybody)]
    [TestCase(NDIS_PACKET_TYPE_PROMISCUOUS, FrameAudience.Everybody)]
    public void Filter_AdmitsFramesToAll(uint filter, FrameAudience audience)
        => Assert.That(Filter(filter).AudienceOf(FrameContent.Broadcast, Station), Is.EqualTo(audience));

    [TestCase(NDIS_PACKET_TYPE_DIRECTED, FrameAudience.NotAdmitted, FrameAudience.NotAdmitted)]
    [TestCase(NDIS_PACKET_TYPE_MULTICAST, FrameAudience.Group, FrameAudience.NotAdmitted)]
    [TestCase(NDIS_PACKET_TYPE_ALL_MULTICAST, FrameAudience.Group, FrameAudience.Group)]
    [TestCase(NDIS_PACKET_TYPE_PROMISCUOUS, FrameAudience.Group, FrameAudience.Group)]
    public void Filter_AdmitsFramesToGroups(uint filter, FrameAudience listed, FrameAudience other)
    {
        ReceiveFilter set = Filter(filter);
        Assert.That(
            (set.AudienceOf(Group, Station), set.AudienceOf(Group ^ 1, Station)), Is.EqualTo((listed, other)));
    }

    [Test]
    public void Filter_IsThatOfTheLastSets()
    {
        ReceiveFilter set = Filter(NDIS_PACKET_TYPE_MULTICAST);
        set.Note(ProtocolBinding.MulticastList(Group ^ 1));
        Assert.That(set.AudienceOf(Group, Station), Is.EqualTo(FrameAudience.NotAdmitted));
        set.Note(OidQuestion.Query(OID_GEN_CURRENT_PACKET_FILTER, 4));
        Assert.That(set.AudienceOf(Group ^ 1, Station), Is.EqualTo(FrameAudience.Group));
    }

    private static ReceiveFilter Filter(uint filter)
    {
        ReceiveFilter set = new();
        set.Note(ProtocolBinding.MulticastList(Group ^ 4, Group));
        set.Note(ProtocolBinding.PacketFilter(filter));
        return set;
    }
}
