using NdisConformance.Contract;
using NdisConformance.Host;
using NdisConformance.Testbed;

namespace NdisConformance.Scenarios;

/// <summary>Pauses, restarts and halts at inconvenient moments.</summary>
internal static class Lifecycle
{
    private static readonly string[] Rules =
        ["LIFE-003", "LIFE-007", "LIFE-011", "LIFE-012", "LIFE-013", "LIFE-014", "RECV-014", "IRQL-001", "REG-014"];

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new("lifecycle/start-and-stop", "from DriverEntry to unload", Rules, TestbedSetup.Ordinary, session =>
        {
            session.Start();
            session.Stop();
        }),
        new("lifecycle/pause-with-sends", "the adapter is paused while the device holds completions",
            Rules, TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.HoldCompletions();
                session.Send(Shapes.Large, lists: 2, framesPerList: 2);
                session.RunUntilIdle();
                session.BeginPause();
                session.RunFor(1_000);
                session.ReleaseCompletions();
                session.EndPause();
                session.Halt();
                session.Unload();
            }),
        new("lifecycle/pause-with-waiting-sends", "the adapter is paused while sends wait in the driver",
            Rules, TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.HoldCompletions();
                session.Send(Shapes.Large, lists: 200);
                session.Send(Shapes.Large, lists: 20);
                session.BeginPause();
                session.RunFor(1_000);
                session.ReleaseCompletions();
                session.EndPause();
                session.Halt();
                session.Unload();
            }),
        new("lifecycle/pause-with-receives", "the adapter is paused while NDIS holds received lists",
            Rules, Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Late), session =>
            {
                session.Start();
                session.Receive(400, count: 3);
                session.RunFor(100);
                session.BeginPause();
                session.EndPause();
                session.Halt();
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
        new("lifecycle/pause-and-restart-cycles", "ten cycles of pause and restart with traffic between",
            Rules, TestbedSetup.Ordinary, session =>
            {
                session.Start();
                for (int i = 0; i < 10; i++)
                {
                    session.Send(Shapes.Large);
                    session.Receive(100);
                    session.RunUntilIdle();
                    session.Pause();
                    session.Restart();
                }

                session.Stop();
            }),
        new("lifecycle/surprise-removal", "the device disappears with sends under way",
            Rules, TestbedSetup.Ordinary, session =>
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
                const uint OidGenHardwareStatus = 0x00010102;
                const uint OidGenCurrentLookahead = 0x0001010F;
                session.Load();
                session.Initialize();
                session.RequestOid(OidGenHardwareStatus);
                session.Restart();
                session.RequestOid(OidGenCurrentLookahead);
                session.Stop();
            }),
        ShutDown("shutdown-power-off", "the system is switched off with sends under way",
            NDIS_SHUTDOWN_ACTION.NdisShutdownPowerOff),
        ShutDown("shutdown-bug-check", "the system stops with a bug check, with sends under way",
            NDIS_SHUTDOWN_ACTION.NdisShutdownBugCheck),
        new("lifecycle/early-interrupt", "the interrupt fires before NdisMRegisterInterruptEx returns",
            Rules, Setups.Always(HostChoice.EarlyInterrupt, 1), session =>
            {
                session.Start();
                session.Send(Shapes.Large);
                session.Stop();
            }),
    ];

    private static Scenario ShutDown(string name, string title, NDIS_SHUTDOWN_ACTION action)
        => new($"lifecycle/{name}", title, ["SHMEM-015", "LIFE-024"], TestbedSetup.Ordinary, session =>
        {
            session.Start();
            session.HoldCompletions();
            session.Send(Shapes.Large, lists: 2);
            session.RunUntilIdle();
            session.ShutDown(action);
        });
}
