using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Machine;
using NdisConformance.Nic;
using NdisConformance.Testbed;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Scenarios;

/// <summary>
/// What else happens while a callback runs. The first run of a scenario shows the boundaries of one callback: its own
/// entry and exit, and those of the DDI functions that it calls. In each further run something happens at some of them:
/// the device goes on, an interrupt is serviced, a DPC runs on the other processor, lists return, a scatter/gather list
/// is delivered, NDIS asks for something. A few runs must suffice: in each it happens first at the boundary that names
/// the run, and again at some later ones, if something is left to happen there.
/// </summary>
internal static class Moments
{
    private const int OfferingRuns = 12;
    private const uint CancelId = 7;

    // As many as a run of these scenarios has, and more.
    private const int MostInterrupts = 64;
    private static readonly OidQuestion Statistics =
        OidQuestion.Query(OID_GEN_STATISTICS, NDIS_SIZEOF_STATISTICS_INFO_REVISION_1);

    private static readonly TraceName[] Callbacks =
    [
        TraceName.MiniportInitializeEx, TraceName.MiniportRestart, TraceName.MiniportSendNetBufferLists,
        TraceName.MiniportProcessSGList, TraceName.MiniportCancelSend, TraceName.MiniportInterruptDPC,
        TraceName.MiniportReturnNetBufferLists, TraceName.MiniportOidRequest, TraceName.MiniportPause,
        TraceName.MiniportHaltEx,
    ];

    // These run in a DPC, or after one on its processor.
    private static readonly TraceName[] Dpcs =
        [TraceName.MiniportInterruptDPC, TraceName.MiniportReturnNetBufferLists];

    private static readonly TestbedSetup EveryOther = new()
    {
        Choices = choices =>
        {
            for (int i = 0; i < MostInterrupts; i += 2)
            {
                choices.At((int)HostChoice.InterruptProcessor, i, 1);
            }
        },
    };

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        .. Each("device", "the device goes on", BoundaryAlternative.Device, Callbacks),
        .. Each("interrupt", "an interrupt is serviced", BoundaryAlternative.Interrupt, Callbacks),
        .. Each(
            "dpc",
            "a DPC runs on the other processor",
            BoundaryAlternative.Dpc,
            [.. Callbacks.Where(callback => !Dpcs.Contains(callback))]),
        .. Dpcs.Select(DpcBesideDpc),
        .. Each(
            "return",
            "received lists return",
            BoundaryAlternative.Return,
            TraceName.MiniportSendNetBufferLists,
            TraceName.MiniportInterruptDPC,
            TraceName.MiniportPause),
        .. Each(
            "list",
            "a scatter/gather list is delivered late",
            BoundaryAlternative.Item,
            TraceName.MiniportSendNetBufferLists,
            TraceName.MiniportCancelSend,
            TraceName.MiniportInterruptDPC,
            TraceName.MiniportPause),
        Offering("send", TraceName.MiniportInterruptDPC, "NDIS sends", session
            => session.Stimuli.Send(
                TestbedSession.NewRequest(SendLevel.Dispatch, mayBeRejected: true).Add(Shapes.Large))),
        Offering("cancel", TraceName.MiniportInterruptDPC, "NDIS cancels a send", session
            => session.Stimuli.CancelSend(CancelId)),
        Offering("cancel", TraceName.MiniportSendNetBufferLists, "NDIS cancels a send", session
            => session.Stimuli.CancelSend(CancelId)),
        Offering("oid", TraceName.MiniportInterruptDPC, "NDIS asks for an OID", session
            => session.Stimuli.OfferOid(Statistics)),
        Offering("oid", TraceName.MiniportSendNetBufferLists, "NDIS asks for an OID", session
            => session.Stimuli.OfferOid(Statistics)),
        Offering("send", TraceName.MiniportSendNetBufferLists, "NDIS sends", session
            => session.Stimuli.Send(
                TestbedSession.NewRequest(SendLevel.Dispatch, mayBeRejected: true).Add(Shapes.Large))),
    ];

    private static IEnumerable<Scenario> Each(
        string what, string title, BoundaryAlternative alternative, params TraceName[] callbacks)
        => callbacks.Select(callback => new Scenario(
            $"moments/{what}-in-{callback}", $"{title} while {callback} runs", [], Setup(alternative), Live)
        {
            Variations = CallbackPlan.Of(SurveyOf(alternative), callback, alternative),
        });

    /// <summary>
    /// A DPC runs on either processor, so that it finds another one that is no scenario's work running on the other.
    /// </summary>
    private static Scenario DpcBesideDpc(TraceName callback)
        => new(
            $"moments/dpc-in-{callback}",
            $"a DPC runs on the other processor while {callback} runs",
            [],
            EveryOther,
            Live)
        {
            Variations = CallbackPlan.Of("moments/DpcBesideDpc", callback, BoundaryAlternative.Dpc),
        };

    /// <summary>Something that NDIS asks for happens inside a callback, on the other processor.</summary>
    private static Scenario Offering(
        string what, TraceName callback, string title, Func<TestbedSession, Stimulus> offer)
        => new($"moments/{what}-in-{callback}", $"{title} while {callback} runs", [], TestbedSetup.Ordinary, session =>
        {
            session.Offer(offer(session), processor: 1);
            Live(session);
        })
        {
            Variations = BoundaryPlan.Single(
                $"moments/{what}",
                site => BoundaryPlan.IsOf(callback, site),
                OfferingRuns,
                BoundaryAlternative.Item),
        };

    private static string SurveyOf(BoundaryAlternative alternative)
        => Setup(alternative) == TestbedSetup.Ordinary ? "moments" : $"moments/{alternative}";

    private static TestbedSetup Setup(BoundaryAlternative alternative) => alternative switch
    {
        BoundaryAlternative.Dpc => Setups.Always(HostChoice.InterruptProcessor, 1),
        BoundaryAlternative.Item => Setups.Always(HostChoice.CallbackMoment, (int)CallbackMoment.Late),
        BoundaryAlternative.Return => Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Late),
        _ => TestbedSetup.Ordinary,
    };

    /// <summary>A life in which something is under way in each callback.</summary>
    private static void Live(TestbedSession session)
    {
        session.Start();
        session.Send(Shapes.Large, framesPerList: 2, cancelId: CancelId);
        session.ReceiveBurst(300, count: 2);
        session.RunFor(30);
        session.Send(Shapes.Small, level: SendLevel.Dispatch, cancelId: CancelId);
        session.CancelSend(CancelId);
        session.ReceiveBurst(200, count: 2);
        session.QueryOid(OID_GEN_STATISTICS, NDIS_SIZEOF_STATISTICS_INFO_REVISION_1);
        session.Send(Shapes.Large);
        session.Pause();
        session.ReceiveBurst(100, count: 1);
        session.Restart();
        session.Send(Shapes.Small);
        session.ReceiveBurst(100, count: 1);
        session.Pause();
        session.ReceiveBurst(100, count: 1);
        session.Halt();
        session.Unload();
    }
}
