using NdisConformance.Host;
using NdisConformance.Testbed;

namespace NdisConformance.Scenarios;

/// <summary>Frames of every shape out, frames in, and lists coming back.</summary>
internal static class DataPath
{
    private static readonly string[] SendRules =
        ["SGDMA-LIST-003", "SGDMA-LIST-005", "SGDMA-LIST-008", "SEND-001", "SEND-002", "SEND-005", "SEND-006"];

    private static readonly string[] ReceiveRules = ["RECV-001", "RECV-004", "RECV-014"];

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        Sending("minimum-frame", "a frame of 60 bytes", Shapes.OfLength(60)),
        Sending("below-minimum", "a frame of 59 bytes, to be padded", Shapes.OfLength(59)),
        Sending("maximum-frame", "a frame of 1514 bytes", Shapes.OfLength(1514)),
        Sending("prefix", "the data starts behind unused bytes of CurrentMdl", Shapes.Prefixed(100)),
        Sending("behind-head", "CurrentMdl is not the head of the MDL chain", Shapes.BehindHead),
        Sending("page-break-in-prefix", "a page ends inside the unused bytes of CurrentMdl", Shapes.PrefixAcrossPage),
        Sending("slack-and-padding", "MDLs are longer than the data, and more MDLs follow", Shapes.Padded),
        Sending("several-pieces", "a frame in five MDLs", Shapes.Fragments(5, 250)),
        new("data-path/chains", "chains of lists, each of several frames", SendRules, TestbedSetup.Ordinary, session =>
        {
            session.Start();
            session.Send(Shapes.Large, lists: 3, framesPerList: 1);
            session.Send(Shapes.Small, lists: 1, framesPerList: 4);
            session.Send(Shapes.Large, lists: 2, framesPerList: 3, level: SendLevel.Dispatch);
            session.Stop();
        }),
        new("data-path/more-than-the-ring", "more frames than any ring holds", SendRules, TestbedSetup.Ordinary,
            session =>
            {
                session.Start();
                session.Send(Shapes.Small, lists: 100);
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

    private static Scenario Sending(string name, string title, FrameShape shape)
        => new($"data-path/{name}", title, SendRules, TestbedSetup.Ordinary, session =>
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
