using NdisConformance.Contract;
using NdisConformance.Testbed;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Scenarios;

/// <summary>OID requests: queries and sets with buffers of any length, cancellation, and the packet filter.</summary>
internal static class Requests
{
    private static readonly string[] Rules = ["OID-001", "OID-005", "OID-006", "OID-007", "OID-008", "OID-012"];

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new("requests/mandatory", "every mandatory OID, while the adapter is paused and while it runs",
            ["LIFE-018", .. Rules], TestbedSetup.Ordinary, session =>
            {
                session.Load();
                session.Initialize();
                AskMandatory(session);
                session.Restart();
                AskMandatory(session);
                session.Stop();
            }),
        new("requests/sets-while-paused",
            "packet filter and multicast list are set while the adapter is paused, and frames arrive afterwards",
            ["LIFE-018", "RECV-028", "OID-001"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Pause();
                session.SetPacketFilter(NDIS_PACKET_TYPE_DIRECTED | NDIS_PACKET_TYPE_MULTICAST);
                session.SetMulticastList(FrameDestination.OtherGroup);
                session.SetOid(OID_GEN_CURRENT_LOOKAHEAD, 256);
                session.Restart();
                ReceiveAll(session);
                session.Stop();
            }),
        new("requests/optional",
            "OIDs that may fail: the queue while frames wait in it and while it is empty, one that nobody knows, and a "
                + "method",
            ["OID-001", "OID-006", "OID-014", "OID-019", "OID-020"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Send(Shapes.Large, lists: 3, framesPerList: 2);
                session.QueryStatistics(OID_GEN_TRANSMIT_QUEUE_LENGTH, sizeof(uint));
                session.RunUntilIdle();
                session.QueryStatistics(OID_GEN_TRANSMIT_QUEUE_LENGTH, sizeof(uint));
                session.QueryOid(UnknownOid.Value, 16);
                session.SetOid(UnknownOid.Value, 1);
                session.CallMethod(UnknownOid.Value, [1, 2, 3, 4], outputBytes: 64);
                session.SetOid(OID_GEN_INTERRUPT_MODERATION, Moderation());
                session.SetOid(OID_GEN_LINK_PARAMETERS, new byte[40]);
                session.Stop();
            }),
        new("requests/short-buffers", "every mandatory OID with no buffer, one byte, and one byte less than it needs",
            ["OID-009", "OID-010", .. Rules], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                foreach (MandatoryOid oid in MandatoryOids.All)
                {
                    Ask(session, oid, 0);
                    Ask(session, oid, 1);
                    Ask(session, oid, oid.FullBytes - 1);
                }

                session.Stop();
            }),
        new("requests/statistics", "counters are asked for before and after traffic",
            Rules, TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.SetOid(OID_GEN_CURRENT_LOOKAHEAD, 128);
                AskCounters(session);
                session.Send(Shapes.Large, lists: 3);
                session.RunUntilIdle();
                AskCounters(session);
                session.Receive(400, count: 2);
                session.RunUntilIdle();
                AskCounters(session);
                session.Stop();
            }),
        new("requests/sent-frames",
            "frames are counted: lists of several frames, some of which are refused, then only refused ones",
            ["OID-001", "OID-011"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                AskSentFrames(session, sizeof(ulong));
                session.Send(Shapes.Large, lists: 2, framesPerList: 3);
                session.Send(Shapes.TooLong(1));
                session.Send(Shapes.Small);
                AskSentFrames(session, sizeof(uint));
                session.Send(Shapes.TooLong(1), lists: 2);
                AskSentFrames(session, sizeof(ulong));
                session.Pause();
                session.Restart();
                AskSentFrames(session, sizeof(ulong));
                session.Send(Shapes.Large);
                session.Stop();
            }),
        new("requests/received-frames",
            "received frames are counted: for one station, for a group and for all, and the sent ones with them",
            ["OID-015", "OID-016"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                AskReceivedFrames(session, sizeof(ulong));
                session.Send(Shapes.Large, lists: 2, framesPerList: 2);
                ReceiveAll(session);
                session.ReceiveBurst(300, count: 3);
                AskReceivedFrames(session, sizeof(uint));
                session.Receive(200, destination: FrameDestination.Station);
                session.Receive(300, destination: FrameDestination.Group);
                session.Receive(400, count: 2);
                AskReceivedFrames(session, sizeof(uint));
                session.Pause();
                session.Restart();
                AskReceivedFrames(session, sizeof(ulong));
                session.Send(Shapes.Small);
                session.Stop();
            }),
        new("requests/cancelled", "a request is cancelled, and another one is made",
            Rules, TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.BeginQueryOid(OID_GEN_STATISTICS, NDIS_SIZEOF_STATISTICS_INFO_REVISION_1);
                session.CancelOid();
                session.EndOid();
                AskCounters(session);
                session.Stop();
            }),
        new("requests/cancelled-late", "the cancel of a request comes when it has ended and the next one is pending",
            ["OID-001", "OID-017"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                AskCounters(session);
                session.BeginQueryOid(OID_GEN_STATISTICS, NDIS_SIZEOF_STATISTICS_INFO_REVISION_1);
                session.CancelEndedOid();
                session.EndOid();
                session.Stop();
            }),
        new("requests/filter", "frames for several stations arrive under several packet filters",
            ["RECV-026", "OID-008"], TestbedSetup.Ordinary, session =>
            {
                session.Load();
                session.Initialize();
                session.RestartUnopened();
                ReceiveAll(session);
                session.OpenAdapter();
                ReceiveAll(session);
                session.Send(Shapes.Small);
                session.SetOid(OID_GEN_CURRENT_PACKET_FILTER, NDIS_PACKET_TYPE_DIRECTED);
                ReceiveAll(session);
                session.SetOid(OID_802_3_MULTICAST_LIST, []);
                session.SetOid(
                    OID_GEN_CURRENT_PACKET_FILTER, NDIS_PACKET_TYPE_MULTICAST | NDIS_PACKET_TYPE_BROADCAST);
                ReceiveAll(session);
                session.CloseAdapter();
                ReceiveAll(session);
                session.Stop();
            }),
        new("requests/multicast-refused",
            "a multicast list is set after the filter; one that is no list is refused, and the first stays",
            ["OID-001", "RECV-028"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Send(Shapes.Large);
                session.Receive(100, count: 2);
                session.SetMulticastList(FrameDestination.OtherGroup, FrameDestination.Group);
                session.Receive(100, count: 4, FrameDestination.OtherGroup);
                session.RunUntilIdle();
                session.SetOid(OID_802_3_MULTICAST_LIST, new byte[7]);
                session.Receive(100, count: 4, FrameDestination.OtherGroup);
                session.RunUntilIdle();
                session.Stop();
            }),
        new("requests/multicast-replaced",
            "multicast lists as long as the adapter takes follow one another, each with other addresses",
            ["RECV-028"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Send(Shapes.Large);
                session.Receive(100, count: 2);
                for (int i = 0; i < 4; i++)
                {
                    session.SetLongestMulticastList(
                        i % 2 == 0 ? FrameDestination.Group : FrameDestination.OtherGroup, variant: i);
                }

                session.Receive(100, count: 4, FrameDestination.OtherGroup);
                session.RunUntilIdle();
                session.Stop();
            }),
        new("requests/multicast-too-long",
            "a multicast list with more addresses than MaxMulticastListSize is set, and frames to the last arrive",
            ["RECV-028", "OID-001"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Receive(100, count: 2);
                session.SetLongestMulticastList(FrameDestination.OtherGroup, excess: 1);
                session.Receive(100, count: 4, FrameDestination.OtherGroup);
                session.RunUntilIdle();
                session.Stop();
            }),
        new("requests/after-removal", "OIDs are asked for when the device is gone",
            ["OID-001", "OID-006"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.RemoveDevice();
                session.NotifySurpriseRemoval();
                session.QueryOid(OID_GEN_RCV_OK, sizeof(ulong));
                session.SetOid(OID_GEN_CURRENT_PACKET_FILTER, 0);
                session.Pause();
                session.Halt(NDIS_HALT_ACTION.NdisHaltDeviceSurpriseRemoved);
                session.Unload();
            }),
    ];

    private static void AskMandatory(TestbedSession session)
    {
        foreach (MandatoryOid oid in MandatoryOids.All)
        {
            Ask(session, oid, oid.FullBytes);
        }
    }

    private static void Ask(TestbedSession session, MandatoryOid oid, uint bytes)
    {
        const byte Lookahead = 128;
        if (!oid.IsSet)
        {
            session.QueryOid(oid.Oid, bytes);
        }
        else
        {
            // The filter that is set before the first restart is zero, and so is the lookahead of a short buffer.
            byte[] value = new byte[bytes];
            value.AsSpan(0, Math.Min(1, value.Length))
                .Fill(oid.Oid == OID_GEN_CURRENT_LOOKAHEAD ? Lookahead : (byte)0);
            session.SetOid(oid.Oid, value);
        }
    }

    private static void AskCounters(TestbedSession session)
    {
        session.QueryOid(OID_GEN_STATISTICS, NDIS_SIZEOF_STATISTICS_INFO_REVISION_1);
        session.QueryStatistics(OID_GEN_XMIT_OK, sizeof(ulong));
        session.QueryStatistics(OID_GEN_RCV_OK, sizeof(uint));
    }

    /// <summary>A driver may learn from its NIC some time later what was sent.</summary>
    private static void AskSentFrames(TestbedSession session, uint bytes)
    {
        session.RunUntilIdle();
        session.RunFor(Link.LongMicroseconds);
        session.QueryOid(OID_GEN_XMIT_OK, bytes);
    }

    private static void AskReceivedFrames(TestbedSession session, uint bytes)
    {
        session.RunUntilIdle();
        session.RunFor(Link.LongMicroseconds);
        session.QueryOid(OID_GEN_RCV_OK, bytes);
        session.QueryOid(OID_GEN_STATISTICS, NDIS_SIZEOF_STATISTICS_INFO_REVISION_1);
    }

    private static void ReceiveAll(TestbedSession session)
    {
        foreach (FrameDestination destination in Enum.GetValues<FrameDestination>())
        {
            session.Receive(100, destination: destination);
            session.RunUntilIdle();
        }
    }

    private static byte[] Moderation()
    {
        byte[] parameters = new byte[NDIS_SIZEOF_INTERRUPT_MODERATION_PARAMETERS_REVISION_1];
        parameters[0] = NDIS_OBJECT_TYPE_DEFAULT;
        parameters[1] = NDIS_INTERRUPT_MODERATION_PARAMETERS_REVISION_1;
        parameters[2] = (byte)parameters.Length;
        parameters[8] = (byte)NDIS_INTERRUPT_MODERATION.NdisInterruptModerationEnabled;
        return parameters;
    }
}
