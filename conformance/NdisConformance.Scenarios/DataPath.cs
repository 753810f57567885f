using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Testbed;

namespace NdisConformance.Scenarios;

/// <summary>Frames of every shape out, frames in, and lists coming back.</summary>
internal static class DataPath
{
    private static readonly string[] SendRules =
        ["SGDMA-LIST-003", "SGDMA-LIST-005", "SGDMA-LIST-008", "SGDMA-LIST-010", "SGDMA-LIST-011", "SEND-001",
        "SEND-002", "SEND-005", "SEND-006", "SEND-019", "SEND-022"];

    private static readonly TestbedSetup Fragmented = new() { Host = new HostOptions { Unfragmented = false } };

    private static readonly TestbedSetup Unfragmented = new() { Host = new HostOptions { Unfragmented = true } };

    private static readonly string[] ReceiveRules =
        ["RECV-001", "RECV-004", "RECV-005", "RECV-006", "RECV-020", "NBL-013", "POOL-013"];

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        Sending("minimum-frame", "a frame of 60 bytes", Shapes.OfLength(60)),
        Sending("below-minimum", "a frame of 59 bytes, to be padded", Shapes.OfLength(59)),
        Sending("maximum-frame", "a frame of 1514 bytes", Shapes.OfLength(1514)),
        Sending("prefix", "the data starts behind unused bytes of CurrentMdl", Shapes.Prefixed(100)),
        Sending("behind-head", "CurrentMdl is not the head of the MDL chain", Shapes.BehindHead),
        Sending("short-behind-head", "a frame of 40 bytes, to be padded, whose CurrentMdl is not the head of the chain",
            Shapes.ShortBehindHead),
        Sending("page-break-in-prefix", "a page ends inside the unused bytes of CurrentMdl", Shapes.PrefixAcrossPage,
            Fragmented),
        Sending("slack-and-padding", "MDLs are longer than the data, and more MDLs follow", Shapes.Padded),
        Sending("empty-mdl", "an MDL without bytes stands in the chain", Shapes.EmptyMdl),
        Sending("several-pieces", "a frame in five MDLs", Shapes.Fragments(5, 250)),
        Sending("mdls-in-one-buffer", "MDLs lie side by side, and elements end where pages do", Shapes.OneBuffer),
        Sending("gaps-between-mdls", "MDLs lie in one page, with bytes between them that belong to none",
            Shapes.GapsInPage),
        Sending("mdls-in-one-element", "all MDLs of a frame make one element", Shapes.OneBuffer, Unfragmented),
        Sending("element-of-two-pages", "an element goes on over the end of its page", Shapes.Large,
            Unfragmented with { Choices = choices => choices.Always((int)HostChoice.Bounce, 0) }),
        new("data-path/chains", "chains of lists, each of several frames", ["SEND-009", .. SendRules],
            TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Send(Shapes.Large, lists: 3, framesPerList: 1);
                session.Send(Shapes.Small, lists: 1, framesPerList: 4);
                session.Send(Shapes.Large, lists: 2, framesPerList: 3, level: SendLevel.Dispatch);
                session.Send(new SendRequest { ChecksForLoopback = true }
                    .Add(Shapes.Small)
                    .Add(new SendList([Shapes.Large, Shapes.Small, Shapes.Fragments(3, 200)]))
                    .Add(Shapes.Prefixed(50), framesPerList: 2));
                session.Stop();
            }),
        new("data-path/unlike-offsets", "the data of each frame of a list starts elsewhere in its MDL", SendRules,
            TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Send(new SendRequest()
                    .Add(new SendList([Shapes.Prefixed(100), Shapes.Large, Shapes.Prefixed(300), Shapes.BehindHead])));
                session.Stop();
            }),
        new("data-path/many-frames", "more frames are sent and received than a byte counts",
            SendRules, TestbedSetup.Ordinary, session =>
            {
                session.Start();
                for (int i = 0; i < 18; i++)
                {
                    session.Send(Shapes.OfLength(64), lists: 16);
                    session.ReceiveBurst(64, count: 15);
                    session.RunUntilIdle();
                }

                session.Stop();
            }),
        new("data-path/full-ring",
            "sends come one by one while the device keeps its completions back, then more at once than any ring holds",
            ["SEND-003", .. SendRules], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.HoldCompletions();
                for (int i = 0; i < 40; i++)
                {
                    session.Send(Shapes.Large);
                }

                session.RunUntilIdle();
                session.ReleaseCompletions();
                session.RunUntilIdle();
                session.Send(Shapes.Small, lists: 70);
                session.Stop();
            }),
        new("data-path/device-reads-at-once", "the device reads descriptors as soon as they look valid",
            SendRules,
            new TestbedSetup { Host = new HostOptions { DeviceWatchesMemory = true } },
            session =>
            {
                session.Start();
                session.Send(Shapes.Large, lists: 2, framesPerList: 2);
                session.RunUntilIdle();
                session.Send(Shapes.Small, lists: 2);
                session.Receive(300, count: 2);
                session.Stop();
            }),
        Receiving("receive", "frames arrive and come back soon", ReturnMoment.Soon, 6),
        Receiving("receive-returned-inside", "lists come back inside the indication", ReturnMoment.Inside, 6),
        Receiving("receive-returned-late", "lists come back late, one by one", ReturnMoment.Late, 6),
        Receiving("receive-flood", "more frames arrive than the driver has buffers, and none comes back",
            ReturnMoment.Held, 150),
        new("data-path/lists-used-again",
            "lists come back in two chains, and are used again for frames of other lengths",
            ["RECV-011", "RECV-012", "NBL-016", .. ReceiveRules],
            Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Held), session =>
            {
                session.Start();
                foreach (uint bytes in (uint[])[60, 1514, 300, 1000, 60])
                {
                    session.Receive(bytes, count: 10);
                    session.RunUntilIdle();
                    session.ReturnHeld(ReturnGrouping.TwoChains);
                }

                session.Stop();
            }),
        new("data-path/buffers-run-out", "frames arrive after NDIS kept every receive buffer for a while",
            ["RECV-021", .. ReceiveRules],
            Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Held), session =>
            {
                session.Start();
                session.Receive(60, count: 50);
                session.RunUntilIdle();
                session.ReturnHeld(ReturnGrouping.OldestFirst);
                session.Receive(60, count: 8);
                session.RunUntilIdle();
                session.Stop();
            }),
        new("data-path/receive-bursts", "several frames, of two protocols, arrive before the driver sees one of them",
            ["RECV-002", "RECV-011", "RECV-019", .. ReceiveRules], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.ReceiveBurst(300, count: 6);
                session.RunUntilIdle();
                session.ReceiveBurst(60, count: 4);
                session.Stop();
            }),
        new("data-path/throttled", "each DPC may indicate two lists, and bursts of seven frames arrive",
            ["RECV-022", .. ReceiveRules],
            new TestbedSetup { Host = new HostOptions { MaxNblsToIndicate = 2 } }, session =>
            {
                session.Start();
                session.ReceiveBurst(400, count: 7);
                session.RunUntilIdle();
                session.Send(Shapes.Large, lists: 2);
                session.ReceiveBurst(60, count: 7);
                session.RunUntilIdle();
                session.Receive(300);
                session.Stop();
            }),
        new("data-path/both-ways", "frames in both directions at once",
            [.. SendRules, .. ReceiveRules], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                for (int i = 0; i < 4; i++)
                {
                    session.Send(Shapes.Large, lists: 2);
                    session.Receive(700, count: 2);
                }

                session.Stop();
            }),
    ];

    private static Scenario Sending(string name, string title, FrameShape shape, TestbedSetup? setup = null)
        => new($"data-path/{name}", title, SendRules, setup ?? TestbedSetup.Ordinary, session =>
        {
            session.Start();
            session.Send(shape, framesPerList: 2);
            session.RunUntilIdle();
            session.Send(shape, level: SendLevel.Dispatch);
            session.Stop();
        });

    private static Scenario Receiving(string name, string title, ReturnMoment moment, int frames)
        => new(
            $"data-path/{name}",
            title,
            ReceiveRules,
            Setups.Always(HostChoice.ReturnMoment, (int)moment),
            session =>
            {
                session.Start();
                session.Receive(60, count: frames / 2);
                session.RunUntilIdle();
                session.Receive(1514, count: frames - (frames / 2));
                session.Stop();
            });
}
