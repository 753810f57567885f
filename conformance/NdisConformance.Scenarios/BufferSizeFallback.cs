using NdisConformance.Host;
using NdisConformance.Testbed;

namespace NdisConformance.Scenarios;

/// <summary>
/// Whose storage holds a list: the caller's buffer where it fits, NDIS's own where it does not or just so.
/// </summary>
internal static class BufferSizeFallback
{
    private const uint HeadBytes = 16;
    private const uint ElementBytes = 24;
    private const int Elements = 4;

    private static readonly string[] Rules =
        ["SGDMA-ALLOC-010", "SGDMA-CB-006", "SGDMA-FREE-001", "SGDMA-FREE-002", "SGDMA-FREE-003",
        "SGDMA-FREE-005", "SGDMA-LIST-008", "SGDMA-LIST-010"];

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        Reported("size-exact", "ScatterGatherListSize is exactly what the lists need",
            HeadBytes + (Elements * ElementBytes)),
        Reported("size-one-byte-short", "ScatterGatherListSize is one byte less than the lists need",
            HeadBytes + (Elements * ElementBytes) - 1),
        Reported("size-larger", "ScatterGatherListSize is one element more than the lists need",
            HeadBytes + ((Elements + 1) * ElementBytes)),
        new("buffer-size-fallback/own-storage", "NDIS uses storage of its own although the buffer is large enough",
            Rules, Setups.Always(HostChoice.ListStorage, 1), SendFourElements),
        new("buffer-size-fallback/own-storage-few-pieces", "NDIS uses storage of its own for lists of two elements",
            Rules, Setups.Always(HostChoice.ListStorage, 1), session => SendOne(session, Shapes.Large)),
        new("buffer-size-fallback/more-elements-than-hint", "a frame has more pieces than ScatterGatherListSize says",
            Rules, TestbedSetup.Ordinary, session => SendOne(session, Shapes.Fragments(12, 100))),
        new("buffer-size-fallback/more-elements-than-device", "a frame has more pieces than the device takes",
            Rules, TestbedSetup.Ordinary, session => SendOne(session, Shapes.Fragments(45, 30))),
        new("buffer-size-fallback/one-byte-pieces", "a frame begins with MDLs of one byte each",
            Rules, TestbedSetup.Ordinary, session => SendOne(session, Shapes.OneBytePieces)),
        new("buffer-size-fallback/storage-changes-from-list-to-list", "caller's buffer and NDIS's storage alternate",
            Rules,
            new TestbedSetup
            {
                Choices = choices =>
                {
                    for (int i = 1; i < 8; i += 2)
                    {
                        choices.At((int)HostChoice.ListStorage, i, 1);
                    }
                },
            },
            SendFourElements),
    ];

    private static Scenario Reported(string name, string title, uint bytes)
        => new(
            $"buffer-size-fallback/{name}",
            title,
            Rules,
            new TestbedSetup { Host = new HostOptions { ReportedListSizeBytes = bytes } },
            SendFourElements);

    private static void SendFourElements(TestbedSession session)
    {
        session.Start();
        session.Send(Shapes.Fragments(Elements, 300), lists: 2, framesPerList: 2);
        session.RunUntilIdle();
        session.Send(Shapes.Fragments(Elements, 300), level: SendLevel.Dispatch);
        session.Stop();
    }

    private static void SendOne(TestbedSession session, FrameShape shape)
    {
        session.Start();
        session.Send(shape);
        session.Stop();
    }
}
