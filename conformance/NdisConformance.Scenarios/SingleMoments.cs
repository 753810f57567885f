using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Machine;
using NdisConformance.Nic;
using NdisConformance.Testbed;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Scenarios;

/// <summary>
/// Moments that need a life of their own: something happens at one boundary of a certain call.
/// </summary>
internal static class SingleMoments
{
    private const int MostBoundaries = 32;
    private const int Runs = 4;
    private const int InitializeRuns = 16;
    private const int OfferingRuns = 12;
    private const int ReturnRuns = 16;
    private const int CancelRuns = 8;
    private const int SmallRing = 16;
    private const uint CancelId = 7;

    private static readonly OidQuestion Statistics =
        OidQuestion.Query(OID_GEN_STATISTICS, NDIS_SIZEOF_STATISTICS_INFO_REVISION_1);

    private static readonly TestbedSetup KeptLists = new()
    {
        Nic = new ReferenceNicOptions { ReceiveRingLimit = SmallRing },
        Choices = choices =>
        {
            choices.Always((int)HostChoice.ReturnMoment, (int)ReturnMoment.Held);
            choices.Always((int)HostChoice.InterruptProcessor, 1);
        },
    };

    private static readonly TestbedSetup OnOtherProcessor = Setups.Always(HostChoice.InterruptProcessor, 1);

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new("moments/link-before-MiniportInterruptDPC",
            "the link goes down between an interrupt for another reason and its DPC",
            ["LIFE-040"], TestbedSetup.Ordinary, session =>
            {
                session.Offer(session.Stimuli.SetLink(false), processor: 1);
                session.Start();
                session.ReceiveBurst(300, count: 2);
                session.RunUntilIdle();
                session.Send(Shapes.Large);
                session.RunUntilIdle();
                session.RunFor(Link.LongMicroseconds);
                session.Stop();
            })
        {
            Variations = BoundaryPlan.Single(
                "moments/link-before-dpc",
                site => site.Name == TraceName.MiniportInterruptDPC,
                OfferingRuns,
                BoundaryAlternative.Item),
        },
        new("moments/dpc-in-cancel-of-many",
            "a DPC runs on the other processor while MiniportCancelSend names lists that wait",
            ["SEND-001", "SEND-016"], OnOtherProcessor, CancelOfMany)
        {
            Variations = BoundaryPlan.Single(
                "moments/cancel-of-many",
                site => BoundaryPlan.IsOf(TraceName.MiniportCancelSend, site),
                CancelRuns,
                BoundaryAlternative.Dpc),
        },
        new("moments/returns-in-indication-of-few",
            "lists return while NdisMIndicateReceiveNetBufferLists is called with few buffers left",
            ["RECV-006", "RECV-010"], KeptLists, ReturnsWithFewBuffers)
        {
            Variations = BoundaryPlan.Single(
                "moments/returns-with-few",
                site => site.Name == TraceName.NdisMIndicateReceiveNetBufferLists,
                ReturnRuns,
                BoundaryAlternative.Item),
        },
        new("moments/frames-in-indication-of-few",
            "frames arrive while NdisMIndicateReceiveNetBufferLists is called with few buffers left",
            ["RECV-005", "RECV-006"], KeptLists, FramesWithFewBuffers)
        {
            Variations = BoundaryPlan.Single(
                "moments/frames-with-few",
                site => site.Name == TraceName.NdisMIndicateReceiveNetBufferLists,
                ReturnRuns,
                BoundaryAlternative.Item),
        },
        new("moments/pause-in-indication-of-few",
            "NDIS pauses the adapter and gives all lists back while NdisMIndicateReceiveNetBufferLists is called with "
                + "few buffers left",
            ["LIFE-013", "RECV-006"], KeptLists, PauseWithFewBuffers)
        {
            Variations = BoundaryPlan.Single(
                "moments/pause-with-few",
                site => site.Name == TraceName.NdisMIndicateReceiveNetBufferLists,
                ReturnRuns,
                BoundaryAlternative.Item),
        },
        InOidCompletion("oid", "NDIS makes the next request", session => session.Stimuli.OfferOid(Statistics)),
        InOidCompletion("oid-cancel", "NDIS cancels a request", session => session.Stimuli.CancelOid()),
        new("moments/link-in-MiniportInitializeEx",
            "the link goes down and the NIC interrupts while MiniportInitializeEx runs",
            [], OnOtherProcessor, LinkInInitialize)
        {
            Variations = BoundaryPlan.Single(
                "moments/link",
                site => site.Enclosing == TraceName.MiniportInitializeEx,
                InitializeRuns,
                BoundaryAlternative.Item,
                BoundaryAlternative.Dpc),
        },
        new("moments/last-send-in-MiniportPause",
            "the last send ends at one moment of MiniportPause",
            ["LIFE-013"], OnOtherProcessor, LastSend)
        {
            Variations = BoundaryPlan.Single(
                "moments/last-send",
                site => BoundaryPlan.IsOf(TraceName.MiniportPause, site),
                MostBoundaries,
                BoundaryAlternative.Dpc),
        },
        new("moments/frames-in-MiniportReturnNetBufferLists",
            "frames arrive in buffers that are free again while MiniportReturnNetBufferLists goes through the chain",
            ["RECV-010", "RECV-011"], KeptLists, FramesInReturn)
        {
            Variations = BoundaryPlan.Single(
                "moments/frames-in-return",
                site => site.Enclosing == TraceName.MiniportReturnNetBufferLists,
                ReturnRuns,
                BoundaryAlternative.Item,
                BoundaryAlternative.Dpc),
        },
        new("moments/send-in-NdisMPauseComplete",
            "NDIS sends while the driver says that it is paused",
            ["LIFE-014"], TestbedSetup.Ordinary, SendInPauseComplete)
        {
            Variations = BoundaryPlan.Single(
                "moments/send-in-pause",
                site => site.Name == TraceName.NdisMPauseComplete,
                MostBoundaries,
                BoundaryAlternative.Item),
        },
        new("moments/send-in-NdisMRestartComplete",
            "NDIS sends while the driver says that it has restarted",
            ["LIFE-021"], TestbedSetup.Ordinary, SendInRestartComplete)
        {
            Variations = BoundaryPlan.Single(
                "moments/send-in-restart",
                site => site.Name == TraceName.NdisMRestartComplete,
                MostBoundaries,
                BoundaryAlternative.Item),
        },
    ];

    /// <summary>Something happens at the entry or exit of NdisMOidRequestComplete, on the other processor.</summary>
    private static Scenario InOidCompletion(
        string what, string title, Func<TestbedSession, Stimulus> offer)
        => new(
            $"moments/{what}-in-NdisMOidRequestComplete",
            $"{title} while NdisMOidRequestComplete is called",
            ["OID-001"],
            TestbedSetup.Ordinary,
            session =>
            {
                session.Start();
                session.Send(Shapes.Large);
                session.Offer(offer(session), processor: 1);
                session.QueryOid(OID_GEN_STATISTICS, NDIS_SIZEOF_STATISTICS_INFO_REVISION_1);
                session.RunUntilIdle();
                session.QueryOid(OID_GEN_STATISTICS, NDIS_SIZEOF_STATISTICS_INFO_REVISION_1);
                session.Stop();
            })
        {
            Variations = BoundaryPlan.Single(
                $"moments/{what}-in-oid",
                site => site.Name == TraceName.NdisMOidRequestComplete,
                Runs,
                BoundaryAlternative.Item),
        };

    private static void LinkInInitialize(TestbedSession session)
    {
        Stimulus change = session.Stimuli.SetLink(false);
        session.Offer(change, processor: 1);
        session.Start();
        session.Await(change);
        session.RunFor(Link.LongMicroseconds);
        session.RunUntilIdle();
        session.SetLink(true);
        session.RunUntilIdle();
        session.Send(Shapes.Large);
        session.Receive(300);
        session.Stop();
    }

    private static void LastSend(TestbedSession session)
    {
        session.Start();
        session.Send(Shapes.Large);
        session.Pause();
        session.Restart();
        session.Stop();
    }

    private static void FramesInReturn(TestbedSession session)
    {
        session.Start();
        session.Receive(300, count: 32);
        Stimulus frames = session.Stimuli.Receive(200, count: SmallRing);
        session.Offer(frames, processor: 1);
        session.ReturnHeld(ReturnGrouping.OldestFirst);
        session.Await(frames);
        session.RunUntilIdle();
        session.ReturnHeld(ReturnGrouping.OldestFirst);
        session.Receive(100, count: 24);
        session.ReturnHeld(ReturnGrouping.OldestFirst);
        session.Stop();
    }

    private static void CancelOfMany(TestbedSession session)
    {
        session.Start();
        session.Send(Shapes.Large, lists: 24, cancelId: CancelId);
        session.CancelSend(CancelId);
        session.RunUntilIdle();
        session.Send(Shapes.Small);
        session.Stop();
    }

    private static void FramesWithFewBuffers(TestbedSession session)
    {
        session.Start();
        session.Receive(300, count: 18);
        Stimulus frames = session.Stimuli.Receive(200, count: SmallRing);
        session.Offer(frames, processor: 0);
        session.Receive(300, count: 12);
        session.Await(frames);
        session.RunUntilIdle();
        session.ReturnHeld(ReturnGrouping.OldestFirst);
        session.Stop();
    }

    private static void PauseWithFewBuffers(TestbedSession session)
    {
        session.Start();
        session.Receive(300, count: 18);
        Stimulus pause = session.Stimuli.PauseAndReturn();
        session.Offer(pause, processor: 0);
        session.Receive(300, count: 12);
        session.Await(pause);
        session.EndPause();
        session.Restart();
        session.Receive(100);
        session.ReturnHeld(ReturnGrouping.OldestFirst);
        session.Stop();
    }

    private static void ReturnsWithFewBuffers(TestbedSession session)
    {
        session.Start();
        session.Receive(300, count: 18);
        Stimulus returns = session.Stimuli.ReturnHeld(ReturnGrouping.OldestFirst);
        session.Offer(returns, processor: 0);
        session.Receive(300, count: 12);
        session.Await(returns);
        session.ReturnHeld(ReturnGrouping.OldestFirst);
        session.Receive(100, count: 8);
        session.ReturnHeld(ReturnGrouping.OldestFirst);
        session.Stop();
    }

    private static void SendInRestartComplete(TestbedSession session)
    {
        session.Load();
        session.Initialize();
        Stimulus send = session.Stimuli.Send(
            TestbedSession.NewRequest(SendLevel.Dispatch, mayBeRejected: true).Add(Shapes.Small));
        session.Offer(send, processor: 1);
        session.Restart();
        session.Await(send);
        session.RunUntilIdle();
        session.Receive(300);
        session.Stop();
    }

    private static void SendInPauseComplete(TestbedSession session)
    {
        session.Start();
        session.Send(Shapes.Large);
        Stimulus send = session.Stimuli.Send(
            TestbedSession.NewRequest(SendLevel.Dispatch, mayBeRejected: true).Add(Shapes.Small));
        session.Offer(send, processor: 1);
        session.Pause();
        session.Restart();
        session.Await(send);
        session.Stop();
    }
}
