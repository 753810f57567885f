using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Scenarios;

/// <summary>When, where and in which order MiniportProcessSGList runs.</summary>
internal static class CallbackTiming
{
    private static readonly string[] Rules =
        ["SGDMA-ALLOC-001", "SGDMA-ALLOC-003", "SGDMA-ALLOC-005", "SGDMA-ALLOC-013", "SGDMA-ALLOC-014",
        "SGDMA-ALLOC-015", "SGDMA-ALLOC-016", "SGDMA-ALLOC-021", "SGDMA-CB-005", "SGDMA-CB-007", "SGDMA-CB-013",
        "SGDMA-FREE-017", "IRQL-001", "IRQL-002", "SEND-001"];

    // Where these return, the DPC of the other processor completes what the device has finished.
    private static readonly TraceName[] Completing =
        [TraceName.NdisMAllocateNetBufferSGList, TraceName.NdisWriteRegisterUlong, TraceName.NdisDprReleaseSpinLock,
        TraceName.NdisReleaseSpinLock];

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        At("inside", "the callback runs before NdisMAllocateNetBufferSGList returns", CallbackMoment.Inside),
        At("after-return", "the callback runs after the send handler returned", CallbackMoment.AfterReturn),
        At("other-processor", "the callback runs on the other processor", CallbackMoment.OtherProcessor),
        At("late", "the callback comes milliseconds later", CallbackMoment.Late),
        At("reversed", "callbacks run in the reverse order of the requests", CallbackMoment.Reversed),
        new("callback-timing/completed-at-once",
            "list, transmission and completion all happen before MiniportSendNetBufferLists returns",
            // The frame is completed before the request returns, so that touching it breaks SEND-006 first.
            [.. Rules.Where(rule => rule != "SGDMA-ALLOC-016")],
            new TestbedSetup
            {
                Choices = choices =>
                {
                    choices.Always((int)HostChoice.InterruptProcessor, 1);
                    choices.Always((int)HostChoice.DeviceFirst + (int)DeviceChoice.FetchMoment, 1);
                    foreach (TraceName ddi in Completing)
                    {
                        choices.AlwaysAtSite((int)HostChoice.Boundary, (uint)ddi, (int)BoundaryAlternative.Dpc);
                    }
                },
            },
            Traffic),
        new("callback-timing/late-while-pausing", "callbacks are outstanding when the adapter is paused",
            ["SGDMA-CB-008", .. Rules], Setups.Always(HostChoice.CallbackMoment, (int)CallbackMoment.Late), session =>
            {
                session.Start();
                session.Send(Shapes.Large, lists: 2, framesPerList: 2);
                session.BeginPause();
                session.EndPause();
                session.Halt();
                session.Unload();
            }),
        new("callback-timing/late-after-cancel", "a send is cancelled before its callback came",
            ["SGDMA-CB-008", .. Rules], Setups.Always(HostChoice.CallbackMoment, (int)CallbackMoment.Late), session =>
            {
                session.Start();
                session.Send(Shapes.Large, lists: 3, framesPerList: 2, cancelId: 7);
                session.CancelSend(7);
                session.Stop();
            }),
        new("callback-timing/late-in-used-buffers", "callbacks are late, and there are more frames than list buffers",
            ["SGDMA-ALLOC-014", "SGDMA-CB-007", "SEND-001"],
            Setups.Always(HostChoice.CallbackMoment, (int)CallbackMoment.Late),
            session =>
            {
                session.Start();
                session.Send(Shapes.Large, lists: 20);
                session.Stop();
            }),
        new("callback-timing/cancelled-behind-late",
            "a send is cancelled that is mapped and waits for one whose callback is late",
            ["SGDMA-FREE-015", .. Rules],
            new TestbedSetup
            {
                Choices = choices => choices.At((int)HostChoice.CallbackMoment, 0, (int)CallbackMoment.Late),
            },
            session =>
            {
                session.Start();
                session.Send(Shapes.Large, cancelId: 1);
                session.Send(Shapes.Large, framesPerList: 2, cancelId: 7);
                session.CancelSend(7);
                session.Stop();
            }),
        new("callback-timing/waits-for-map-registers",
            "there are map registers for one frame at a time, so that each callback waits until a list is freed, or "
            + "until others give registers back",
            Rules,
            Setups.Always(HostChoice.Bounce, 1) with { Host = new HostOptions { MapRegisterGrants = 1 } },
            session =>
            {
                session.Start();
                session.Send(Shapes.Large, lists: 3, framesPerList: 2);
                session.Send(Shapes.Large, cancelId: 7);
                session.Send(Shapes.Small, level: SendLevel.Dispatch);
                session.CancelSend(7);
                session.RunUntilIdle();
                session.Send(Shapes.Large, lists: 4);
                session.BeginPause();
                session.EndPause();
                session.Halt();
                session.Unload();
            }),
        new("callback-timing/inside-and-late", "every second callback is late",
            Rules,
            new TestbedSetup
            {
                Choices = choices =>
                {
                    for (int i = 0; i < 16; i += 2)
                    {
                        choices.At((int)HostChoice.CallbackMoment, i, (int)CallbackMoment.Late);
                    }
                },
            },
            Traffic),
    ];

    private static Scenario At(string name, string title, CallbackMoment moment)
        => new(
            $"callback-timing/{name}", title, Rules, Setups.Always(HostChoice.CallbackMoment, (int)moment), Traffic);

    private static void Traffic(TestbedSession session)
    {
        session.Start();
        session.Send(Shapes.Large, lists: 2, framesPerList: 3);
        session.RunUntilIdle();
        session.Send(Shapes.Small, level: SendLevel.Dispatch);
        session.Send(Shapes.Large, level: SendLevel.DispatchUnflagged);
        session.Stop();
    }
}
