using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Nic;
using NdisConformance.Testbed;
using NdisConformance.Trace;
using static NdisConformance.Scenarios.Legacy;

namespace NdisConformance.Scenarios;

/// <summary>Sends of drivers of NDIS 5, whose packets come with their scatter/gather lists.</summary>
internal static class LegacySends
{
    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        Sending("minimum-frame", "a packet of 60 bytes", OfLength(60)),
        Sending("below-minimum", "a packet of 42 bytes, to be padded", OfLength(42)),
        Sending("maximum-frame", "a packet of 1514 bytes", OfLength(1514)),
        Sending("several-pieces", "a packet in five buffers", Fragments(5, 250)),
        Sending("one-piece-more-than-device", "a packet in 17 buffers, for a device that takes 16", Fragments(17, 60)),
        Sending("more-pieces-than-device", "a packet in more buffers than the device takes", Fragments(30, 45)),
        Sending("more-pieces-than-map-registers", "a packet so fragmented that NDIS copies it", Fragments(45, 30)),
        Of("sends-at-dispatch", "packets are sent at DISPATCH_LEVEL, several with one call", Sends,
            TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Send(Large, packets: 4, level: SendLevel.Dispatch);
                session.Send(Small, level: SendLevel.Dispatch);
                session.Stop();
            }),
        Of("more-sends-than-ring", "more packets than the ring takes, while the device keeps them back", Sends,
            TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.HoldCompletions();
                session.Send(Small, packets: 40);
                session.RunFor(1_000);
                session.Send(Large, packets: 40);
                session.ReleaseCompletions();
                session.RunUntilIdle();
                session.Send(Small);
                session.Stop();
            }),
        Of("more-short-sends-than-ring", "more short packets than the ring takes, at one moment", Sends,
            TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.HoldCompletions();
                session.Send(Short, packets: 40);
                session.RunFor(1_000);
                session.ReleaseCompletions();
                session.RunUntilIdle();
                session.Send(Short, packets: 3);
                session.Stop();
            }),
        Of("completed-newest-first", "the device reports the newest packet first", Sends, TestbedSetup.Ordinary,
            session =>
            {
                session.Start();
                session.HoldCompletions();
                session.Send(Large, packets: 6);
                session.RunFor(1_000);
                session.ReleaseCompletionsNewestFirst();
                session.Stop();
            }),
        Of("sends-inside-completion", "a protocol sends from inside NdisMSendComplete", Sends, TestbedSetup.Ordinary,
            session =>
            {
                session.Start();
                for (int i = 0; i < 4; i++)
                {
                    session.SendInsideCompletion(Large, packets: 2);
                    session.Send(Large, packets: 3);
                    session.RunUntilIdle();
                }

                session.Stop();
            }),
        Of("short-after-copies", "short packets follow those that were copied", Sends, TestbedSetup.Ordinary, session =>
        {
            session.Start();
            session.Send(Fragments(30, 45), packets: 20);
            session.RunUntilIdle();
            session.Send(Short, packets: 20);
            session.Stop();
        }),
        Of("cancelled-in-ring", "packets are cancelled that the device has not read yet", Sends, TestbedSetup.Ordinary,
            session =>
            {
                session.Start();
                session.Send(Large, packets: 3, cancelId: CancelId);
                session.CancelSends(CancelId);
                session.RunUntilIdle();
                session.Send(Large);
                session.Stop();
            }),
        Of("sends-cancelled", "packets that wait are cancelled", Sends, TestbedSetup.Ordinary, session =>
        {
            session.Start();
            session.HoldCompletions();
            session.Send(Small, packets: 20);
            session.Send(Small, packets: 8, cancelId: CancelId);
            session.Send(Small, packets: 8);
            session.RunFor(1_000);
            session.CancelSends(CancelId);
            session.ReleaseCompletions();
            session.Stop();
        }),
        Of("both-ways", "packets leave while frames arrive", [.. Sends, .. Receives], TestbedSetup.Ordinary, session =>
        {
            session.Start();
            for (int i = 0; i < 8; i++)
            {
                session.Send(Large, packets: 3);
                session.Receive(700, count: 2);
            }

            session.Stop();
        }),
    ];

    private static Scenario Sending(string name, string title, FrameShape shape)
        => Of(name, title, Sends, TestbedSetup.Ordinary, session =>
        {
            session.Start();
            session.Send(shape);
            session.RunUntilIdle();
            session.Send(shape, packets: 2);
            session.Stop();
        });
}
