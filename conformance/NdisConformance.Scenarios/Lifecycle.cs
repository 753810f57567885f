using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Scenarios;

/// <summary>Pauses, restarts and halts at inconvenient moments.</summary>
internal static class Lifecycle
{
    private static readonly string[] Rules =
        ["LIFE-007", "LIFE-011", "LIFE-012", "LIFE-013", "LIFE-014", "RECV-014", "IRQL-001", "REG-014"];

    // Longer than a driver may take to notice that its device hangs, and less than a send may take.
    private const long HangMicroseconds = 21_000_000;

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new("lifecycle/start-and-stop", "from DriverEntry to unload, without traffic",
            ["POOL-011", "POOL-012", "POOL-015", "POOL-017", "NBL-021", "SGDMA-DEREG-002", .. Rules],
            TestbedSetup.Ordinary, session =>
        {
            session.Start();
            session.Stop();
        }),
        new("lifecycle/pause-with-sends",
            "the adapter is paused while the device holds completions and other sends wait in the driver",
            Rules, TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.HoldCompletions();
                session.Send(Shapes.Large, lists: 2, framesPerList: 2);
                session.RunUntilIdle();
                session.Send(Shapes.Large, lists: 40);
                session.BeginPause();
                session.RunFor(1_000);
                session.ReleaseCompletions();
                session.EndPause();
                session.Halt(NDIS_HALT_ACTION.NdisHaltDeviceStopped);
                session.Unload();
            }),
        new("lifecycle/pause-with-receives", "the adapter is paused while NDIS holds received lists",
            ["RECV-023", "SHMEM-018", .. Rules],
            Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Late), session =>
            {
                session.Start();
                session.Receive(400, count: 3);
                session.RunFor(100);
                session.BeginPause();
                session.EndPause();
                session.Halt(NDIS_HALT_ACTION.NdisHaltDevicePoweredDown);
                session.Unload();
            }),
        new("lifecycle/receive-while-paused", "frames arrive at a paused adapter",
            Rules, TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Receive(400);
                session.RunUntilIdle();
                session.Pause();
                session.Receive(400, count: 3);
                session.RunUntilIdle();
                session.Restart();
                session.Receive(400);
                session.Stop();
            }),
        new("lifecycle/receive-before-restart",
            "a protocol opens the adapter and frames arrive before MiniportRestart is called for the first time",
            ["RECV-013", "RECV-014"], TestbedSetup.Ordinary, session =>
            {
                session.Load();
                session.Initialize();
                session.OpenAdapter();
                session.Receive(400, count: 2);
                session.RunUntilIdle();
                session.RestartUnopened();
                session.Receive(400);
                session.Stop();
            }),
        new("lifecycle/receive-while-halted", "frames arrive between a halt and the next initialization",
            ["RECV-013"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Receive(400);
                session.RunUntilIdle();
                session.Pause();
                session.Halt();
                session.Receive(400);
                session.Initialize();
                session.Restart();
                session.Receive(400);
                session.Stop();
            }),
        new("lifecycle/restart-attributes",
            "each restart comes with a list of restart attributes, which the driver may change",
            ["LIFE-019", "POOL-024"],
            new TestbedSetup { Host = new HostOptions { GivesRestartAttributes = true } },
            session =>
            {
                session.Start();
                session.Pause();
                session.Restart();
                session.Send(Shapes.Large);
                session.Stop();
            }),
        new("lifecycle/device-hangs",
            "the device keeps a transmitted frame for 21 seconds, and reports it then unless it was reset",
            ["LIFE-028", "LIFE-029", "LIFE-042"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.HoldCompletions();
                session.Send(Shapes.Large);
                session.RunFor(HangMicroseconds);
                session.ReleaseCompletions();
                session.RunUntilIdle();
                session.Send(Shapes.Large);
                session.RunUntilIdle();
                session.Receive(400);
                session.RunUntilIdle();
                session.Receive(400, destination: FrameDestination.Group);
                session.Stop();
            }),
        new("lifecycle/send-while-paused", "a send reaches the adapter when it is paused",
            Rules, TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Pause();
                session.Send(TestbedSession.NewRequest(mayBeRejected: true).Add(Shapes.Small, lists: 2));
                session.RunUntilIdle();
                session.Restart();
                session.Send(Shapes.Small);
                session.Stop();
            }),
        new("lifecycle/pause-without-memory", "the adapter is paused when NDIS has no memory left",
            ["LIFE-016"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Send(Shapes.Large, lists: 2);
                session.Receive(400);
                session.RunUntilIdle();
                session.ExhaustMemory();
                session.Pause();
                session.Halt(NDIS_HALT_ACTION.NdisHaltDeviceFailed);
                session.Unload();
            }),
        new("lifecycle/hundred-cycles", "a hundred cycles of pause and restart, a frame in each",
            ["LIFE-022", .. Rules], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                for (int i = 0; i < 100; i++)
                {
                    session.Send(Shapes.Small);
                    session.RunUntilIdle();
                    session.Pause();
                    session.Restart();
                }

                session.Stop();
            }),
        new("lifecycle/surprise-removal", "the device disappears with sends under way",
            ["LIFE-035", "SGDMA-FREE-015", .. Rules], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.HoldCompletions();
                session.Send(Shapes.Large, lists: 2);
                session.RunUntilIdle();
                session.RemoveDevice();
                session.NotifySurpriseRemoval();
                session.BeginPause();
                session.EndPause();
                session.Halt(NDIS_HALT_ACTION.NdisHaltDeviceSurpriseRemoved);
                session.Unload();
            }),
        new("lifecycle/oid-requests", "OIDs are asked for while the adapter is paused and while it runs",
            ["OID-001", "LIFE-018"], TestbedSetup.Ordinary, session =>
            {
                session.Load();
                session.Initialize();
                session.QueryOid(NDIS.OID_GEN_VENDOR_ID, sizeof(uint));
                session.Restart();
                session.SetOid(NDIS.OID_GEN_CURRENT_LOOKAHEAD, 128);
                session.Stop();
            }),
        ShutDown("shutdown-power-off", "the system is switched off with sends under way",
            NDIS_SHUTDOWN_ACTION.NdisShutdownPowerOff),
        ShutDown("shutdown-bug-check", "the system stops with a bug check, with sends under way",
            NDIS_SHUTDOWN_ACTION.NdisShutdownBugCheck),
        ShutDown("shutdown-bug-check-6-20", "NDIS 6.20, whose drivers need not ask for it, stops with a bug check",
            NDIS_SHUTDOWN_ACTION.NdisShutdownBugCheck, minor: 20),
        new("lifecycle/shutdown-while-paused", "NDIS 6.20 stops with a bug check while the adapter is paused",
            ["SHMEM-015", "LIFE-024"],
            new TestbedSetup { Host = new HostOptions { MinorNdisVersion = 20 } },
            session =>
            {
                session.Start();
                session.Receive(400);
                session.RunUntilIdle();
                session.Pause();
                session.ShutDown(NDIS_SHUTDOWN_ACTION.NdisShutdownBugCheck);
                session.ReceiveBurst(300, count: 2);
                session.RunFor(100);
            }),
        new("lifecycle/shutdown-while-pausing",
            "NDIS 6.20 stops with a bug check while the adapter waits for sends and received lists to pause",
            ["SHMEM-015", "LIFE-024"],
            Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Late) with
            {
                Host = new HostOptions { MinorNdisVersion = 20 },
            },
            session =>
            {
                session.Start();
                session.HoldCompletions();
                session.Send(Shapes.Large, lists: 2);
                session.ReceiveBurst(400, count: 2);
                session.RunFor(100);
                session.BeginPause();
                session.ShutDown(NDIS_SHUTDOWN_ACTION.NdisShutdownBugCheck);
                session.ReceiveBurst(300, count: 2);
                session.RunFor(100);
            }),
        new("lifecycle/shutdown-in-halt",
            "NDIS 6.20 stops with a bug check where MiniportHaltEx deregisters its interrupt",
            ["LIFE-026"],
            new TestbedSetup
            {
                Host = new HostOptions { MinorNdisVersion = 20 },
                Choices = choices => choices.AlwaysAtSite(
                    (int)HostChoice.Boundary,
                    (uint)TraceName.NdisMDeregisterInterruptEx,
                    (int)BoundaryAlternative.Item),
            },
            session =>
            {
                session.Start();
                session.Send(Shapes.Large);
                session.RunUntilIdle();
                session.Pause();
                session.Offer(session.Stimuli.ShutDown(NDIS_SHUTDOWN_ACTION.NdisShutdownBugCheck), processor: 1);
                session.Halt();
            }),
        new("lifecycle/second-restart", "frames arrive after the second restart, whether or not the driver fails it",
            ["LIFE-019", "LIFE-020"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Send(Shapes.Large);
                session.Receive(400);
                session.RunUntilIdle();
                session.Pause();
                bool isRunning = session.TryRestart(nameof(TestbedSession.TryRestart));
                session.Receive(400, count: 3);
                session.RunUntilIdle();
                if (!isRunning)
                {
                    session.Restart();
                    session.Receive(400);
                }

                session.Stop();
            }),
        new("lifecycle/halt-after-initialization", "halt right after the initialization, which failed for NDIS",
            ["LIFE-007", "LIFE-034"], TestbedSetup.Ordinary, session =>
            {
                session.Load();
                session.Initialize();
                session.Halt(NDIS_HALT_ACTION.NdisHaltDeviceInitializationFailed);
                session.Unload();
            }),
        new("lifecycle/neighbour-on-the-line", "another device on the line interrupts a running and a paused adapter",
            ["INT-004", "INT-006", "LIFE-018"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.InterruptOfNeighbour();
                session.Send(Shapes.Large);
                session.RunUntilIdle();
                session.InterruptOfNeighbour();
                session.Pause();
                session.InterruptOfNeighbour();
                session.Restart();
                session.Receive(100);
                session.Stop();
            }),
        new("lifecycle/requests-between-pauses", "an OID is asked for and frames arrive after a pause",
            ["LIFE-017", "LIFE-018", "LIFE-021", "OID-001"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                for (int i = 0; i < 2; i++)
                {
                    session.Send(Shapes.Large);
                    session.RunUntilIdle();
                    session.Pause();
                    session.QueryOid(NDIS.OID_GEN_RCV_OK, sizeof(ulong));
                    session.Receive(100);
                    session.RunUntilIdle();
                    session.Restart();
                }

                session.Send(Shapes.Large);
                session.Stop();
            }),
        new("lifecycle/early-interrupt", "the interrupt fires before NdisMRegisterInterruptEx returns",
            ["INT-003", "INT-004", "INT-006", .. Rules], Setups.Always(HostChoice.EarlyInterrupt, 1), session =>
            {
                session.Start();
                session.Send(Shapes.Large);
                session.Stop();
            }),
    ];

    private static Scenario ShutDown(string name, string title, NDIS_SHUTDOWN_ACTION action, byte? minor = null)
        => new(
            $"lifecycle/{name}",
            title,
            ["SHMEM-015", "LIFE-024"],
            new TestbedSetup { Host = new HostOptions { MinorNdisVersion = minor } },
            session =>
            {
                session.Start();
                session.HoldCompletions();
                session.Send(Shapes.Large, lists: 2);
                session.RunUntilIdle();
                session.ShutDown(action);
                if (action == NDIS_SHUTDOWN_ACTION.NdisShutdownPowerOff || minor is not null)
                {
                    // The newest NDIS calls only those in a bug check that asked for it, and then nothing goes on.
                    session.ReceiveBurst(300, count: 2);
                    session.ReleaseCompletions();
                    session.RunFor(100);
                }
            });
}
