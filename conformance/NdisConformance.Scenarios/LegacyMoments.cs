using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Testbed;
using NdisConformance.Trace;
using static NdisConformance.Scenarios.Legacy;

namespace NdisConformance.Scenarios;

/// <summary>What else happens while a callback of a driver of NDIS 5 runs, as in <see cref="Moments"/>.</summary>
internal static class LegacyMoments
{
    private const int OfferingRuns = 12;
    private const int FrameRuns = 64;

    private static readonly TraceName[] Callbacks =
    [
        TraceName.MiniportInitialize, TraceName.MiniportSend, TraceName.MiniportSendPackets,
        TraceName.MiniportCancelSendPackets, TraceName.MiniportHandleInterrupt, TraceName.MiniportReturnPacket,
        TraceName.MiniportQueryInformation, TraceName.MiniportSetInformation, TraceName.MiniportReset,
        TraceName.MiniportHalt,
    ];

    // These run in a DPC, or after one on its processor.
    private static readonly TraceName[] Dpcs =
        [TraceName.MiniportHandleInterrupt, TraceName.MiniportReturnPacket, TraceName.MiniportReset];

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        .. Each("device", "the device goes on", BoundaryAlternative.Device, Callbacks),
        .. Each("interrupt", "an interrupt is serviced", BoundaryAlternative.Interrupt, Callbacks),
        .. Each(
            "dpc",
            "a DPC runs on the other processor",
            BoundaryAlternative.Dpc,
            [.. Callbacks.Where(callback => !Dpcs.Contains(callback))]),
        .. Each(
            "return",
            "received packets return",
            BoundaryAlternative.Return,
            TraceName.MiniportSendPackets,
            TraceName.MiniportHandleInterrupt,
            TraceName.MiniportHalt),
        Offering("send", TraceName.MiniportHandleInterrupt, "NDIS sends", session => session.OfferSend(Large)),
        Offering("send", TraceName.MiniportSendPackets, "NDIS sends", session => session.OfferSend(Large)),
        Offering(
            "cancel", TraceName.MiniportHandleInterrupt, "NDIS cancels", session => session.OfferCancel(CancelId)),
        Offering("cancel", TraceName.MiniportSendPackets, "NDIS cancels", session => session.OfferCancel(CancelId)),
        Offering(
            "request",
            TraceName.MiniportHandleInterrupt,
            "NDIS asks for an OID",
            session => session.OfferQuery(NDIS.OID_GEN_XMIT_OK, bytes: 8)),
        Of("frame-in-MiniportHandleInterrupt",
            "a frame arrives while MiniportHandleInterrupt runs, and nothing comes after it",
            ["NDIS5-040"], TestbedSetup.Ordinary, FrameThenSilence) with
        {
            Variations = BoundaryPlan.Single(
                "ndis5/moments/frame",
                site => BoundaryPlan.IsOf(TraceName.MiniportHandleInterrupt, site),
                FrameRuns,
                BoundaryAlternative.Item),
        },
    ];

    private static IEnumerable<Scenario> Each(
        string what, string title, BoundaryAlternative alternative, params TraceName[] callbacks)
        => callbacks.Select(callback => Of(
            $"{what}-in-{callback}", $"{title} while {callback} runs", [], Setup(alternative), Live) with
        {
            Variations = CallbackPlan.Of($"ndis5/moments/{alternative}", callback, alternative),
        });

    private static Scenario Offering(string what, TraceName callback, string title, Func<Ndis5Session, Stimulus> offer)
        => Of($"{what}-in-{callback}", $"{title} while {callback} runs", [], TestbedSetup.Ordinary, session =>
        {
            session.Offer(offer(session), processor: 1);
            Live(session);
        }) with
        {
            Variations = BoundaryPlan.Single(
                $"ndis5/moments/{what}",
                site => BoundaryPlan.IsOf(callback, site),
                OfferingRuns,
                BoundaryAlternative.Item),
        };

    /// <summary>
    /// The frame is offered to all boundaries of the handler of another one. If no choice takes it there, it arrives
    /// afterwards. The last frame shows whether it waited.
    /// </summary>
    private static void FrameThenSilence(Ndis5Session session)
    {
        session.Start();
        session.Receive(300, count: 2);
        Stimulus frame = session.OfferFrame(200);
        session.Offer(frame, processor: 1);
        session.Receive(300);
        session.Await(frame);
        session.RunFor(LongMicroseconds);
        session.Receive(100);
        session.RunUntilIdle();
        session.Stop();
    }

    private static TestbedSetup Setup(BoundaryAlternative alternative) => alternative switch
    {
        BoundaryAlternative.Dpc => Setups.Always(HostChoice.InterruptProcessor, 1),
        BoundaryAlternative.Return => Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Late),
        _ => TestbedSetup.Ordinary,
    };

    /// <summary>A life in which something is under way in each callback.</summary>
    private static void Live(Ndis5Session session)
    {
        session.Start();
        session.Send(Large, packets: 2, cancelId: CancelId);
        session.ReceiveBurst(300, count: 2);
        session.RunFor(30);
        session.Send(Small, level: SendLevel.Dispatch, cancelId: CancelId);
        session.CancelSends(CancelId);
        session.ReceiveBurst(200, count: 2);
        session.QueryOid(NDIS.OID_GEN_XMIT_OK, bytes: 8);
        session.Send(Short, packets: 20);
        session.OpenAdapter();
        session.HoldCompletions();
        session.Send(Large);
        session.RunFor(HangMicroseconds);
        session.ReleaseCompletions();
        session.Send(Large);
        session.ReceiveBurst(100, count: 1);
        session.RunUntilIdle();
        session.ReceiveBurst(100, count: 2);
        session.Halt();
        session.Unload();
    }
}
