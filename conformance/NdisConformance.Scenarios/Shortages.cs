using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Nic;
using NdisConformance.Testbed;

namespace NdisConformance.Scenarios;

/// <summary>
/// What costs a driver a receive buffer now and then: bad frames, lists that NDIS keeps, frames while paused, no
/// memory. Each comes more often than a driver has buffers on a ring that short, so that one lost each time leaves
/// none.
/// </summary>
internal static class Shortages
{
    private const int MoreThanBuffers = 40;

    private static readonly string[] Rules = ["RECV-020", "RECV-028"];

    private static readonly ReferenceNicOptions ShortRing = new() { ReceiveRingLimit = 8 };

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new("shortages/bad-frames",
            "more bad frames than there are buffers, then more good ones than NDIS gives back at once",
            Rules, Held(), session =>
            {
                session.Start();
                session.Send(Shapes.Large);
                session.Receive(300);
                session.ReturnHeld(ReturnGrouping.OldestFirst);
                for (int i = 0; i < MoreThanBuffers; i++)
                {
                    session.FailNext(DeviceFlaw.BadFrame);
                    session.Receive(1514);
                }

                session.RunUntilIdle();
                for (int i = 0; i < 3; i++)
                {
                    session.Receive(300, count: 2 * ShortRing.ReceiveRingLimit);
                    session.RunUntilIdle();
                    session.ReturnHeld(ReturnGrouping.TwoChains);
                }

                session.Receive(60, count: 6);
                session.RunUntilIdle();
                session.ReturnHeld(ReturnGrouping.OldestFirst);
                session.Stop();
            }),
        new("shortages/lists-kept",
            "NDIS keeps lists until the driver has no buffer left, and gives them back, again and again",
            ["RECV-021", .. Rules], Held(), session =>
            {
                session.Start();
                session.Send(Shapes.Large);
                for (int i = 0; i < MoreThanBuffers; i++)
                {
                    session.Receive(200, count: 4);
                    session.ReceiveBurst(300, count: 4);
                    session.RunFor(100);
                    if (i % 4 == 3)
                    {
                        session.RunUntilIdle();
                        session.ReturnHeld(ReturnGrouping.OldestFirst);
                    }
                }

                session.RunUntilIdle();
                session.Receive(60, count: 6);
                session.RunUntilIdle();
                session.ReturnHeld(ReturnGrouping.OldestFirst);
                session.Stop();
            }),
        new("shortages/paused-in-traffic", "in each of several pauses more frames arrive than the ring has descriptors",
            ["RECV-014", .. Rules], new TestbedSetup { Nic = ShortRing }, session =>
            {
                session.Start();
                session.Send(Shapes.Large);
                session.Receive(300, count: 2);
                for (int i = 0; i < 6; i++)
                {
                    session.Pause();
                    session.ReceiveBurst(300, count: 10);
                    session.RunUntilIdle();
                    session.Restart();
                }

                session.Receive(60, count: 6);
                session.RunUntilIdle();
                session.Stop();
            }),
        new("shortages/no-memory",
            "there is no memory while frames arrive; there is again when the adapter is paused and restarted",
            Rules, new TestbedSetup { Nic = ShortRing }, session =>
            {
                session.Start();
                session.Send(Shapes.Large);
                session.Receive(300, count: 2);
                session.RunUntilIdle();
                session.ExhaustMemory();
                session.Receive(300, count: MoreThanBuffers);
                session.RunUntilIdle();
                session.EndShortage();
                session.Pause();
                session.Restart();
                session.Receive(60, count: 6);
                session.RunUntilIdle();
                session.Stop();
            }),
    ];

    private static TestbedSetup Held() => new()
    {
        Nic = ShortRing,
        Choices = choices => choices.Always((int)HostChoice.ReturnMoment, (int)ReturnMoment.Held),
    };
}
