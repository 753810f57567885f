using NdisConformance.Host.Kernel;
using NdisConformance.Nic;
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
        ["SGDMA-ALLOC-010", "SGDMA-ALLOC-011", "SGDMA-ALLOC-012", "SGDMA-ALLOC-026", "SGDMA-CB-006",
        "SGDMA-FREE-001", "SGDMA-FREE-002", "SGDMA-FREE-003", "SGDMA-FREE-005", "SGDMA-FREE-011",
        "SGDMA-REG-011", "SGDMA-LIST-008", "SGDMA-LIST-010"];

    private static readonly string[] RulesOfMany = ["SGDMA-LIST-009", .. Rules];

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        Reported("size-exact", "ScatterGatherListSize is exactly what the lists need",
            HeadBytes + (Elements * ElementBytes)),
        Reported("size-one-byte-short", "ScatterGatherListSize is one byte less than the lists need",
            HeadBytes + (Elements * ElementBytes) - 1),
        Reported("size-one-byte-longer", "ScatterGatherListSize is one byte more than the lists need",
            HeadBytes + (Elements * ElementBytes) + 1),
        Reported("size-larger", "ScatterGatherListSize is one element more than the lists need",
            HeadBytes + ((Elements + 1) * ElementBytes)),
        new("buffer-size-fallback/own-storage", "NDIS uses storage of its own although the buffer is large enough",
            Rules, Setups.Always(HostChoice.ListStorage, 1), SendFourElements),
        new("buffer-size-fallback/more-elements-than-hint", "a frame has more pieces than ScatterGatherListSize says",
            RulesOfMany, TestbedSetup.Ordinary, session => SendOne(session, Shapes.Fragments(12, 100))),

        // Never bounced, for the map registers of a bounced mapping would not do.
        new("buffer-size-fallback/more-elements-than-device",
            "frames have more pieces than the device takes: one, and then more than there are slots",
            ["SGDMA-ALLOC-015", .. RulesOfMany], Setups.Always(HostChoice.Bounce, 0), session =>
            {
                session.Start();
                session.Send(Shapes.Fragments(45, 30));
                session.RunUntilIdle();
                session.Send(Shapes.Fragments(45, 30), lists: 6, framesPerList: 3);
                session.Stop();
            }),
        new("buffer-size-fallback/one-byte-pieces", "a frame begins with MDLs of one byte each",
            RulesOfMany, TestbedSetup.Ordinary, session => SendOne(session, Shapes.OneBytePieces)),
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

        // Few enough pieces for the map registers of one bounced mapping, so that there are lists in every profile.
        new("buffer-size-fallback/two-elements", "lists of two elements in the caller's buffer",
            Rules, Setups.Always(HostChoice.ListStorage, 0), SendTwoElements),
        new("buffer-size-fallback/two-elements-in-own-storage", "lists of two elements in storage of NDIS",
            Rules, Setups.Always(HostChoice.ListStorage, 1), SendTwoElements),
        new("buffer-size-fallback/device-of-two-elements", "a frame has three pieces and the device takes two",
            Rules,
            new TestbedSetup { Nic = new ReferenceNicOptions { MaximumElements = 2 } },
            session => SendOne(session, Shapes.Fragments(3, 100))),
    ];

    private static Scenario Reported(string name, string title, uint bytes)
        => new(
            $"buffer-size-fallback/{name}",
            title,
            Rules,
            new TestbedSetup { Host = new HostOptions { ReportedListSizeBytes = bytes } },
            SendFourElements);

    private static void SendFourElements(TestbedSession session) => SendFragments(session, Elements);

    private static void SendTwoElements(TestbedSession session) => SendFragments(session, 2);

    private static void SendFragments(TestbedSession session, int count)
    {
        session.Start();
        session.Send(Shapes.Fragments(count, 300), lists: 2, framesPerList: 2);
        session.RunUntilIdle();
        session.Send(Shapes.Fragments(count, 300), level: SendLevel.Dispatch);
        session.Stop();
    }

    private static void SendOne(TestbedSession session, FrameShape shape)
    {
        session.Start();
        session.Send(shape);
        session.Stop();
    }
}
