using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Nic;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Scenarios;

/// <summary>When lists are freed and sends completed, against what device and host still do.</summary>
internal static class FreeOrdering
{
    // More than the reference NIC has descriptors.
    private const int LongList = 70;

    private static readonly string[] Rules =
        ["SGDMA-FREE-001", "SGDMA-FREE-002", "SGDMA-FREE-003", "SGDMA-FREE-005", "SGDMA-FREE-007", "SGDMA-FREE-010",
        "SGDMA-LIST-013", "SGDMA-DEREG-001", "SGDMA-DEREG-002", "SEND-005", "SEND-006", "SEND-007", "SEND-020"];

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new("free-ordering/one-send", "one frame, from send to completion", Rules, TestbedSetup.Ordinary, session =>
        {
            session.Start();
            session.Send(Shapes.Large);
            session.Stop();
        }),
        new("free-ordering/newest-first", "the device reports the newest transmission first",
            Rules, TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.HoldCompletions();
                session.Send(Shapes.Large, lists: 2, framesPerList: 3);
                session.RunUntilIdle();
                session.ReleaseCompletionsNewestFirst();
                session.Stop();
            }),
        new("free-ordering/sends-inside-completion", "the protocol sends again from inside a completion",
            ["SEND-017", .. Rules], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.SendInsideCompletion(Shapes.Large);
                session.Send(Shapes.Large, lists: 2);
                session.RunUntilIdle();
                session.SendInsideCompletion(Shapes.Small);
                session.Send(Shapes.Small);
                session.Stop();
            }),
        new("free-ordering/cancelled-among-others", "of the sends that wait in the driver some are cancelled",
            ["SEND-016", .. Rules], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.HoldCompletions();
                session.Send(Shapes.Large, lists: 90, cancelId: 1);
                session.Send(Shapes.Large, lists: 4, cancelId: 2);
                session.Send(Shapes.Large, lists: 4, cancelId: 1);
                session.Send(Shapes.Large, lists: 4, cancelId: 4);
                session.CancelSend(3);
                session.CancelSend(2);
                session.CancelSend(4, NDIS.DISPATCH_LEVEL);
                session.Send(Shapes.Large, lists: 2);
                session.RunFor(1_000);
                session.ReleaseCompletions();
                session.Stop();
            }),
        new("free-ordering/list-longer-than-ring",
            "lists of more frames than the ring holds are half taken when frames end, and when one is cancelled",
            ["SEND-016", .. Rules], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.HoldCompletions();
                session.Send(Shapes.Small, framesPerList: LongList);
                session.RunUntilIdle();
                session.ReleaseCompletions();
                session.RunUntilIdle();
                session.HoldCompletions();
                session.Send(Shapes.Small, framesPerList: LongList, cancelId: 1);
                session.RunUntilIdle();
                session.CancelSend(1);
                session.ReleaseCompletions();
                session.Stop();
            }),
        new("free-ordering/32-bit-device", "the device addresses 32 bits only",
            ["SGDMA-REG-015", .. Rules],
            new TestbedSetup { Nic = new ReferenceNicOptions { Uses64BitAddresses = false } },
            session =>
            {
                session.Start();
                session.Send(Shapes.Large, lists: 2, framesPerList: 2);
                session.Receive(300, count: 2);
                session.Stop();
            }),
        new("free-ordering/bounced", "every mapping is bounced",
            Rules, Setups.Always(HostChoice.Bounce, 1), session =>
            {
                session.Start();
                session.Send(Shapes.Large, lists: 2, framesPerList: 2);
                session.Receive(300);
                session.Stop();
            }),
        Shortage("resources-for-the-first", "the first mapping request gets RESOURCES", 0),
        Shortage("resources-for-the-second-of-three", "the second of three mapping requests gets RESOURCES", 1),
        Shortage("resources-for-the-last-of-three", "the last of three mapping requests gets RESOURCES", 2),
        new("free-ordering/resources-while-sending", "a mapping request gets RESOURCES while the device sends",
            ["SGDMA-ALLOC-018", "SGDMA-ALLOC-020", .. Rules],
            Setups.Failing(TraceName.NdisMAllocateNetBufferSGList, 2),
            session =>
            {
                session.Start();
                session.Send(Shapes.Large, framesPerList: 3);
                session.Stop();
            }),
        new("free-ordering/resources-for-a-while", "five mapping requests in a row get RESOURCES",
            ["SGDMA-ALLOC-005", "SGDMA-ALLOC-018", .. Rules],
            new TestbedSetup
            {
                Choices = choices =>
                {
                    for (int i = 1; i < 6; i++)
                    {
                        Setups.Fail(choices, TraceName.NdisMAllocateNetBufferSGList, i);
                    }
                },
            },
            ThreeFramesHeld),
    ];

    private static Scenario Shortage(string name, string title, int occurrence)
        => new(
            $"free-ordering/{name}",
            title,
            ["SGDMA-ALLOC-005", "SGDMA-ALLOC-018", "SGDMA-ALLOC-020", .. Rules],
            Setups.Failing(TraceName.NdisMAllocateNetBufferSGList, occurrence),
            ThreeFramesHeld);

    private static void ThreeFramesHeld(TestbedSession session)
    {
        session.Start();
        session.HoldCompletions();
        session.Send(Shapes.Large, framesPerList: 3);
        session.RunUntilIdle();
        session.ReleaseCompletions();
        session.RunUntilIdle();
        session.Send(Shapes.Large);
        session.Stop();
    }
}
