using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Nic;
using NdisConformance.Testbed;
using NdisConformance.Trace;
using static NdisConformance.Scenarios.Legacy;

namespace NdisConformance.Scenarios;

/// <summary>Received packets of drivers of NDIS 5, and their return.</summary>
internal static class LegacyReceives
{
    /// <summary>Longer than a driver may think that a protocol keeps a packet.</summary>
    private const long LongHaltMicroseconds = 3_000_000;

    /// <summary>Enough for a driver that loses some of its buffers each time to lose all.</summary>
    private const int Shortages = 6;

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        Of("receives", "frames of all lengths arrive, one after another", ["RECV-028", .. Receives],
            TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Receive(60, count: 26);
                session.Receive(1514, count: 26);
                session.RunFor(LongMicroseconds);
                session.Stop();
            }),
        Of("receive-burst", "more frames arrive at once than there are buffers", Receives, TestbedSetup.Ordinary,
            session =>
            {
                session.Start();
                session.ReceiveBurst(300, count: 80);
                session.RunUntilIdle();
                session.Receive(300, count: 2);
                session.Stop();
            }),
        Of("receive-burst-of-all-lengths", "short and long frames arrive at once", Receives, TestbedSetup.Ordinary,
            session =>
            {
                session.Start();
                session.ReceiveBurst(60, 1514, 100, 300, 1514, 60, 700);
                session.RunUntilIdle();
                session.ReceiveBurst(1514, 60, 1514, 60);
                session.Receive(60);
                session.Stop();
            }),
        Of("receive-burst-then-silence", "a burst of frames, and nothing for long", ["NDIS5-040", .. Receives],
            TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.ReceiveBurst(200, count: 12);
                session.RunFor(LongMicroseconds);
                session.Receive(200);
                session.Stop();
            }),
        Of("few-buffers-left", "frames arrive while protocols keep almost all packets", [.. Receives, .. Teardown],
            Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Held), session =>
            {
                session.Start();
                session.Receive(200, count: 18);
                session.ReceiveBurst(200, count: 8);
                session.RunFor(1_000);
                session.ReceiveBurst(200, count: 4);
                session.RunFor(1_000);
                session.ReturnHeldLater(LongHaltMicroseconds);
                session.Halt();
                session.Unload();
            }),
        Of("receives-after-shortage", "frames arrive after protocols kept all packets and gave them back",
            ["RECV-021", "RECV-028", .. Receives], Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Held),
            session =>
            {
                session.Start();
                for (int i = 0; i < Shortages; i++)
                {
                    session.Receive(200, count: 40);
                    session.RunUntilIdle();
                    session.ReturnHeld();
                    session.RunUntilIdle();
                }

                for (int i = 0; i < 8; i++)
                {
                    session.Receive(200);
                    session.RunUntilIdle();
                    session.ReturnHeld();
                }

                session.RunFor(LongMicroseconds);
                session.Stop();
            }),
        Of("receives-after-link", "frames arrive right after the link came up", ["RECV-028", "NDIS5-039", .. Receives],
            TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Receive(200, count: 2);
                session.SetLink(false);
                session.RunFor(1_000);
                session.SetLink(true);
                session.RunFor(1_000);
                session.Receive(200, count: 8);
                session.RunFor(LongMicroseconds);
                session.Stop();
            }),
        Of("receives-held-until-halt", "indicated packets come back just before the halt", [.. Receives, .. Teardown],
            Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Held), session =>
            {
                session.Start();
                session.Receive(200, count: 3);
                session.ReturnHeld();
                session.Stop();
            }),
        Of("receives-late-in-halt", "indicated packets come back while the adapter halts", [.. Receives, .. Teardown],
            Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Late), session =>
            {
                session.Start();
                session.Receive(200, count: 3);
                session.Halt();
                session.Unload();
            }),
        Of("receives-held-into-halt", "a protocol keeps packets for seconds of the halt", [.. Receives, .. Teardown],
            Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Held), session =>
            {
                session.Start();
                session.Receive(200, count: 3);
                session.RunFor(1_000);
                session.ReturnHeldLater(LongHaltMicroseconds);
                session.Halt();
                session.Unload();
            }),
    ];
}
