using System.Runtime.InteropServices;
using NdisConformance.Contract;
using NdisConformance.Host.Ndis6;
using NdisConformance.Testbed;
using NdisConformance.Tests.Architecture;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Testbed;

/// <summary>The reference's answers to OID requests are true.</summary>
[TestFixture]
internal sealed class ReferenceRequestTests
{
    [Test]
    public void Statistics_AreThoseOfTheWire()
    {
        NDIS_STATISTICS_INFO found = default;
        OidAnswer? sent = null;
        OidAnswer? received = null;
        Run(session =>
        {
            session.Send(Shapes.OfLength(300), lists: 3);
            session.Receive(400, count: 2);
            session.Receive(100, destination: FrameDestination.Station);
            session.Receive(200, destination: FrameDestination.Group);
            session.Receive(500, destination: FrameDestination.OtherStation);
            session.Receive(500, destination: FrameDestination.OtherGroup);
            session.RunUntilIdle();
            found = MemoryMarshal.Read<NDIS_STATISTICS_INFO>(
                session.QueryOid(OID_GEN_STATISTICS, NDIS_SIZEOF_STATISTICS_INFO_REVISION_1).Output.Span);
            sent = session.QueryStatistics(OID_GEN_XMIT_OK, sizeof(uint));
            received = session.QueryStatistics(OID_GEN_RCV_OK, sizeof(ulong));
        });

        Assert.Multiple(() =>
        {
            Assert.That(found.SupportedStatistics, Is.EqualTo(NDIS_STATISTICS_FLAGS_VALID_ALL));
            Assert.That((found.ifHCOutBroadcastPkts, found.ifHCOutOctets), Is.EqualTo((3ul, 900ul)));
            Assert.That((found.ifHCInBroadcastPkts, found.ifHCInBroadcastOctets), Is.EqualTo((2ul, 800ul)));
            Assert.That((found.ifHCInUcastPkts, found.ifHCInUcastOctets), Is.EqualTo((1ul, 100ul)));
            Assert.That((found.ifHCInMulticastPkts, found.ifHCInMulticastOctets), Is.EqualTo((1ul, 200ul)));
            Assert.That((found.ifHCInOctets, found.ifInDiscards), Is.EqualTo((1100ul, 0ul)));
            Assert.That(BitConverter.ToUInt32(sent!.Output.Span), Is.EqualTo(3));
            Assert.That((sent.Counts.Written, sent.Counts.Needed), Is.EqualTo((4u, 8u)));
            Assert.That(BitConverter.ToUInt64(received!.Output.Span), Is.EqualTo(4));
        });
    }

    [Test]
    public void Sets_OutOfBounds_AreRefused()
    {
        List<NDIS_STATUS> statuses = [];
        Run(session =>
        {
            statuses.Add(session.SetOid(OID_GEN_CURRENT_PACKET_FILTER, 0x4000_0000u).Status);
            statuses.Add(session.SetOid(OID_GEN_CURRENT_LOOKAHEAD, 1501u).Status);
            statuses.Add(session.SetOid(OID_GEN_CURRENT_LOOKAHEAD, 1500u).Status);
            statuses.Add(session.SetOid(OID_802_3_MULTICAST_LIST, new byte[33 * 6]).Status);
            statuses.Add(session.SetOid(OID_802_3_MULTICAST_LIST, new byte[7]).Status);
            statuses.Add(session.SetOid(OID_802_3_MULTICAST_LIST, new byte[32 * 6]).Status);
        });

        Assert.That(
            statuses,
            Is.EqualTo(new[]
            {
                NDIS_STATUS_INVALID_DATA, NDIS_STATUS_INVALID_DATA, NDIS_STATUS_SUCCESS, NDIS_STATUS_MULTICAST_FULL,
                NDIS_STATUS_INVALID_LENGTH, NDIS_STATUS_SUCCESS,
            }));
    }

    private static void Run(Action<TestbedSession> body)
    {
        ScenarioOutcome outcome = ScenarioRunner.Run(
            new Scenario("tests/requests", "answers of the reference", [], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                body(session);
                session.Stop();
            }),
            ReferenceDriver.Create);
        Assert.That((outcome.Kind, outcome.Rules.Findings.Count), Is.EqualTo((OutcomeKind.Completed, 0)));
    }
}
