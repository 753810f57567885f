using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Nic;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Scenarios;

/// <summary>
/// Traffic while MiniportInterruptDPC runs, a run for each moment of it. Nothing comes afterwards that would make good
/// what was lost.
/// </summary>
internal static class TrafficInDpc
{
    private const int MostBoundaries = 64;
    private const string NotMet = "MiniportInterruptDPC calls nothing while something can happen";
    private const int Removals = 20;
    private const int LinkChanges = 12;
    private const int RingMoments = 12;
    private const int FullRing = 16;

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new("traffic/gone-in-dpc", "the device disappears while MiniportInterruptDPC runs",
            ["LIFE-011", "LIFE-013", "LIFE-035"], TestbedSetup.Ordinary, GoneInDpc)
        {
            Variations = Plan("traffic/gone", Removals, BoundaryAlternative.Item),
        },
        new("traffic/frame-in-dpc", "a frame arrives while MiniportInterruptDPC runs, and nothing comes after it",
            ["RECV-027"], TestbedSetup.Ordinary, FrameInDpc)
        {
            Variations = Plan("traffic/frame", MostBoundaries, BoundaryAlternative.Item),
        },
        new("traffic/frame-with-completion",
            "a frame arrives and interrupts between the interrupt of a send and the end of its DPC",
            ["RECV-027", "SEND-001"], TestbedSetup.Ordinary, FrameWithCompletion)
        {
            // A step for the frame, one for its interrupt.
            Variations = BoundaryPlan.Of(
                "traffic/frame-with-completion",
                site => site.Name is TraceName.MiniportInterrupt or TraceName.MiniportInterruptDPC,
                MostBoundaries,
                NotMet,
                BoundaryAlternative.Item,
                BoundaryAlternative.Interrupt),
        },
        new("traffic/link-in-dpc", "the link goes down while MiniportInterruptDPC reports that it came up",
            ["LIFE-040"], TestbedSetup.Ordinary, LinkInDpc)
        {
            Variations = Plan("traffic/link", LinkChanges, BoundaryAlternative.Item),
        },
        new("traffic/neighbour-in-dpc",
            "the link goes down while MiniportInterruptDPC runs, and another device on the line interrupts",
            ["INT-004", "LIFE-040"], TestbedSetup.Ordinary, LinkInDpc)
        {
            // A step for the change, one for the neighbour.
            Variations = Plan(
                "traffic/link", LinkChanges, BoundaryAlternative.Item, BoundaryAlternative.Interrupt),
        },
        new("traffic/completion-in-dpc", "a frame leaves while MiniportInterruptDPC runs, and nothing comes after it",
            ["SEND-001"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Send(Shapes.Large, lists: 2);
                session.RunUntilIdle();
                session.Stop();
            })
        {
            // A step for the end of the frame, one for its completion.
            Variations = Plan(
                "traffic/completion", MostBoundaries, BoundaryAlternative.Device, BoundaryAlternative.Device),
        },
        new("traffic/full-ring",
            "frames fill the ring again while MiniportInterruptDPC takes those out that filled it before",
            ["RECV-020"], new TestbedSetup { Nic = new ReferenceNicOptions { ReceiveRingLimit = FullRing } }, session =>
            {
                session.Start();
                session.Receive(300, count: 2);
                session.RunUntilIdle();
                Stimulus frames = session.Stimuli.Receive(200, FullRing);
                session.Offer(frames, processor: 1);
                session.ReceiveBurst(300, FullRing);
                session.RunFor(100);
                session.Await(frames);
                session.RunUntilIdle();
                session.Stop();
            })
        {
            Variations = Plan("traffic/full-ring", RingMoments, BoundaryAlternative.Item),
        },
    ];

    private static void GoneInDpc(TestbedSession session)
    {
        session.Start();
        session.Send(Shapes.Small);
        session.Receive(100);
        session.RunUntilIdle();
        Stimulus removal = session.Stimuli.RemoveDevice();
        session.Offer(removal, processor: 1);
        session.Send(Shapes.Large);
        session.ReceiveBurst(300, count: 2);
        session.Await(removal);
        session.RunFor(100);
        session.NotifySurpriseRemoval();
        session.Pause();
        session.Halt(NDIS_HALT_ACTION.NdisHaltDeviceSurpriseRemoved);
        session.Unload();
    }

    /// <summary>
    /// The frame is offered to all boundaries of the DPC of another frame. If no choice takes it there, it arrives
    /// afterwards. The last frame shows whether it waited.
    /// </summary>
    private static void FrameInDpc(TestbedSession session)
    {
        session.Start();
        session.Receive(300, count: 2);
        Stimulus frame = session.Stimuli.Receive(200);
        session.Offer(frame, processor: 1);
        session.Receive(300);
        session.Await(frame);
        session.RunUntilIdle();
        session.Receive(100);
        session.RunUntilIdle();
        session.Stop();
    }

    /// <summary>
    /// The frame is offered to the interrupt service and the DPC of a send. The NIC interrupts for it although it
    /// interrupted already: the cause of neither interrupt must be lost.
    /// </summary>
    private static void FrameWithCompletion(TestbedSession session)
    {
        session.Start();
        session.Receive(300, count: 2);
        session.Send(Shapes.Large);
        session.RunUntilIdle();
        Stimulus frame = session.Stimuli.Receive(200);
        session.Offer(frame, processor: 1);
        session.Send(Shapes.Large);
        session.RunFor(100);
        session.Await(frame);
        session.RunUntilIdle();
        session.Receive(100);
        session.RunUntilIdle();
        session.Stop();
    }

    /// <summary>A change and the next one come so close that the NIC has one cause for both.</summary>
    private static void LinkInDpc(TestbedSession session)
    {
        session.Start();
        session.SetLink(false);
        session.RunUntilIdle();
        Stimulus change = session.Stimuli.SetLink(false);
        session.Offer(change, processor: 1);
        session.SetLink(true);
        session.RunFor(100);
        session.Await(change);
        session.RunUntilIdle();
        session.RunFor(Link.LongMicroseconds);
        session.RunUntilIdle();
        session.Stop();
    }

    private static VariationPlan Plan(string survey, int runs, params BoundaryAlternative[] happens)
        => BoundaryPlan.Of(survey, IsInDpc, runs, NotMet, happens);

    private static bool IsInDpc(ChoiceSite site)
        => site.Enclosing == TraceName.MiniportInterruptDPC || site.Name == TraceName.MiniportInterruptDPC;
}
