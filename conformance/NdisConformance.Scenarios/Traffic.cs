using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Machine;
using NdisConformance.Nic;
using NdisConformance.Testbed;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Scenarios;

/// <summary>
/// Traffic in which drivers break: the last moment before interrupts are on again, buffers that were used before, rings
/// that wrap, buffers that are few, filters that become narrower, and a device that reports errors.
/// </summary>
internal static class Traffic
{
    // More than half of the descriptors of the reference NIC: a driver that has a buffer for each descriptor uses some
    // of them again in the next batch.
    private const int Batch = 40;

    private static readonly string[] ReceiveRules = ["RECV-004", "RECV-005", "RECV-020", "RECV-028"];

    // No two neighbours are alike, and short ones follow long ones.
    private static readonly uint[] UnlikeLengths = [1514, 60, 700, 61, 1513, 64];

    private static readonly TestbedSetup HeldLists =
        Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Held);

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new("traffic/short-after-long", "short frames are sent and received through buffers that held longer ones",
            ["SEND-013", "SEND-005", "RECV-012", .. ReceiveRules], TestbedSetup.Ordinary, ShortAfterLong),
        new("traffic/odd-rings", "the rings of the NIC have 20 and 12 descriptors, and go round several times",
            ["SEND-005", "SEND-022", .. ReceiveRules],
            new TestbedSetup { Nic = new ReferenceNicOptions { TransmitRingLimit = 20, ReceiveRingLimit = 12 } },
            OddRings),
        new("traffic/boundary-lengths",
            "frames of 2^n bytes, one less and one more, are sent and received",
            ["SEND-005", .. ReceiveRules], HeldLists, BoundaryLengths),
        new("traffic/few-buffers",
            "NDIS keeps lists until none is left, and returns them in one chain, or each alone",
            ["RECV-011", "RECV-021", "RECV-012", .. ReceiveRules], HeldLists, FewBuffers),
        new("traffic/returned-in-pause", "all lists come back while the adapter pauses, and frames follow the restart",
            ["RECV-023", "LIFE-013", .. ReceiveRules],
            Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Late), session =>
            {
                session.Start();
                for (int i = 0; i < 4; i++)
                {
                    session.ReceiveBurst(300, count: 10);
                    session.RunFor(100);
                }

                session.BeginPause();
                session.EndPause();
                session.Restart();
                session.Receive(60, count: 6);
                session.RunUntilIdle();
                session.Stop();
            }),
        new("traffic/flood-over-pause", "more frames than buffers arrive while paused, and more directly after",
            ["RECV-014", "LIFE-021", .. ReceiveRules], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.ReceiveBurst(300, count: 4);
                session.RunUntilIdle();
                session.Pause();
                session.ReceiveBurst(1514, count: 70);
                session.RunUntilIdle();
                session.Restart();
                session.ReceiveBurst(60, count: 8);
                session.Receive(64, count: 6);
                session.RunUntilIdle();
                session.Send(Shapes.Large, lists: 2);
                session.RunUntilIdle();
                session.ReceiveBurst(700, count: 6);
                session.RunUntilIdle();
                session.Stop();
            }),
        new("traffic/refused-in-chain", "a list that is too long stands among others",
            ["SEND-001", "SEND-002", "SEND-005", "SEND-014"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Send(new SendRequest()
                    .Add(Shapes.Large)
                    .Add(Shapes.TooLong(1))
                    .Add(Shapes.Small, framesPerList: 2)
                    .Add(new SendList([Shapes.Small, Shapes.TooLong(1500), Shapes.Large]))
                    .Add(Shapes.Large, lists: 2));
                session.RunUntilIdle();
                session.Send(Shapes.Small);
                session.Stop();
            }),
        new("traffic/filter-narrowed", "packet filter and multicast list become narrower and wider between frames",
            ["OID-001", .. ReceiveRules], TestbedSetup.Ordinary, FilterNarrowed),
        new("traffic/device-errors", "the device reports bad frames and collisions, and interrupts for nothing",
            ["SEND-001", "SEND-004", "INT-004", .. ReceiveRules], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.FailNext(DeviceFlaw.BadFrame);
                session.ReceiveBurst([1514, 60, 700]);
                session.RunUntilIdle();
                session.InterruptForNothing();
                session.FailNext(DeviceFlaw.Collision);
                session.Send(Shapes.Large, lists: 3);
                session.RunUntilIdle();
                session.Send(Shapes.OfLength(42), lists: 24);
                session.RunUntilIdle();
                session.FailNext(DeviceFlaw.BadFrame);
                session.Receive(300);
                session.RunUntilIdle();
                session.InterruptForNothing();
                session.RunUntilIdle();
                session.ReceiveBurst(200, count: 6);
                session.Send(Shapes.Small);
                session.RunUntilIdle();
                session.Stop();
            }),
        new("traffic/gone-with-frames",
            "the device disappears with frames in its ring, and the line goes on interrupting",
            ["INT-004", "LIFE-011", "LIFE-013", "LIFE-035"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Send(Shapes.Large);
                session.Receive(300);
                session.RunUntilIdle();
                session.Send(Shapes.Large, lists: 2);
                session.ReceiveBurst(300, count: 3);
                session.RemoveDevice();
                session.InterruptOfNeighbour();
                session.RunFor(100);
                session.NotifySurpriseRemoval();
                session.InterruptOfNeighbour();
                session.Pause();
                session.InterruptOfNeighbour();
                session.Halt(NDIS_HALT_ACTION.NdisHaltDeviceSurpriseRemoved);
                session.Unload();
            }),
        .. TrafficInDpc.Scenarios,
    ];

    private static void ShortAfterLong(TestbedSession session)
    {
        session.Start();
        foreach (uint length in (uint[])[1400, 58, FrameSizes.Header])
        {
            session.Send(Shapes.OfLength(length), lists: Batch / 8, framesPerList: 8);
            session.RunUntilIdle();
        }

        for (int i = 0; i < 8; i++)
        {
            session.ReceiveBurst(UnlikeLengths);
            session.RunUntilIdle();
        }

        session.Stop();
    }

    private static void BoundaryLengths(TestbedSession session)
    {
        session.Start();
        for (uint power = 64; power <= 1024; power *= 2)
        {
            foreach (uint length in (uint[])[power - 1, power, power + 1])
            {
                session.Send(Shapes.OfLength(length));
                session.ReceiveBurst(length, count: 2);
                session.RunUntilIdle();
            }

            session.ReceiveBurst(FrameSizes.Maximum - 1, count: 16);
            session.RunUntilIdle();
            session.ReturnHeld(ReturnGrouping.OldestFirst);
        }

        session.Stop();
    }

    private static void OddRings(TestbedSession session)
    {
        session.Start();
        for (int i = 0; i < 9; i++)
        {
            session.Send(Shapes.Large, lists: 2, framesPerList: 2);
            session.Send(Shapes.Fragments(3, 100));
            session.ReceiveBurst(300 + (uint)i, count: 5);
            session.RunUntilIdle();
        }

        session.Send(Shapes.Small, lists: 25);
        session.RunUntilIdle();
        session.Stop();
    }

    private static void FewBuffers(TestbedSession session)
    {
        session.Start();
        foreach (ReturnGrouping grouping in (ReturnGrouping[])[ReturnGrouping.NewestFirst, ReturnGrouping.OneByOne])
        {
            session.ReceiveBurst(60, count: 12);
            session.RunFor(100);
            for (int i = 0; i < 3; i++)
            {
                session.ReceiveBurst(UnlikeLengths);
                session.RunFor(100);
            }

            session.RunUntilIdle();
            session.ReturnHeld(grouping);
            session.Receive(1514, count: 5);
            session.RunUntilIdle();
            session.ReturnHeld(grouping);
        }

        session.Stop();
    }

    private static void FilterNarrowed(TestbedSession session)
    {
        const uint Ordinary = NDIS_PACKET_TYPE_DIRECTED | NDIS_PACKET_TYPE_MULTICAST | NDIS_PACKET_TYPE_BROADCAST;
        session.Start();
        session.SetMulticastList(FrameDestination.OtherGroup, FrameDestination.Group);
        Receive(session, FrameDestination.OtherGroup, FrameDestination.Group);
        session.SetMulticastList(FrameDestination.Group);
        Receive(session, FrameDestination.OtherGroup, FrameDestination.Group);
        session.SetPacketFilter(Ordinary | NDIS_PACKET_TYPE_PROMISCUOUS);
        Receive(session, FrameDestination.OtherStation, FrameDestination.Everybody);
        session.SetPacketFilter(NDIS_PACKET_TYPE_DIRECTED | NDIS_PACKET_TYPE_BROADCAST);
        Receive(
            session,
            FrameDestination.OtherStation,
            FrameDestination.Group,
            FrameDestination.Station,
            FrameDestination.Everybody);
        session.SetPacketFilter(Ordinary);
        Receive(session, FrameDestination.Group, FrameDestination.Station);
        session.SetMulticastList(FrameDestination.OtherGroup);
        session.SetPacketFilter(NDIS_PACKET_TYPE_DIRECTED | NDIS_PACKET_TYPE_ALL_MULTICAST);
        Receive(session, FrameDestination.Group);
        session.SetPacketFilter(Ordinary);
        Receive(session, FrameDestination.OtherGroup);
        session.SetMulticastList(FrameDestination.Group);
        session.SetPacketFilter(NDIS_PACKET_TYPE_DIRECTED);
        session.SetPacketFilter(NDIS_PACKET_TYPE_DIRECTED | NDIS_PACKET_TYPE_PROMISCUOUS);
        Receive(session, FrameDestination.OtherStation);
        session.SetPacketFilter(Ordinary);
        Receive(session, FrameDestination.Group, FrameDestination.Everybody);
        session.Stop();
    }

    /// <summary>Four frames for each: so many in a row are not lost by chance.</summary>
    private static void Receive(TestbedSession session, params ReadOnlySpan<FrameDestination> destinations)
    {
        foreach (FrameDestination destination in destinations)
        {
            session.Receive(100, count: 4, destination);
            session.RunUntilIdle();
        }
    }
}
