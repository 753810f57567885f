using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Testbed;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Scenarios;

/// <summary>
/// The device disappears. Between the notice and MiniportHaltEx NDIS may still send, cancel and ask; the driver
/// completes all of it at once, for no hardware will. Source: PnpE.
/// </summary>
internal static class Removals
{
    private const uint CancelId = 7;
    private const long WellBefore = 10_000;

    private static readonly string[] Rules = ["LIFE-035", "SEND-001", "SEND-004", "OID-001"];

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new("lifecycle/replaced-after-removal",
            "the device disappears and is put in again, and the driver was not unloaded",
            ["LIFE-035", "LIFE-007"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Send(Shapes.Large);
                session.RunUntilIdle();
                session.RemoveDevice();
                session.NotifySurpriseRemoval();
                session.Pause();
                session.Halt(NDIS_HALT_ACTION.NdisHaltDeviceSurpriseRemoved);
                session.ReplaceDevice();
                session.Initialize();
                session.Restart();
                session.Send(Shapes.Large, lists: 2);
                session.RunUntilIdle();
                session.Send(Shapes.Small);
                session.RunUntilIdle();
                session.Send(Shapes.Large);
                session.RunUntilIdle();
                session.Receive(300, count: 4);
                session.Stop();
            }),
        new("lifecycle/removal-with-requests",
            "NDIS sends, cancels and asks after the notice of removal, well before the pause",
            Rules, TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.HoldCompletions();
                session.Send(Shapes.Large, lists: 2, framesPerList: 2);
                session.RunFor(WellBefore);
                session.RemoveDevice();
                session.NotifySurpriseRemoval();
                Send(session, SendLevel.Passive);
                session.RunFor(WellBefore);
                session.QueryOid(OID_GEN_STATISTICS, NDIS_SIZEOF_STATISTICS_INFO_REVISION_1);
                Send(session, SendLevel.Dispatch);
                session.CancelSend(CancelId);
                session.RunFor(WellBefore);
                session.CloseAdapter();
                session.Pause();
                session.QueryOid(OID_GEN_RCV_OK, sizeof(ulong));
                Halt(session);
            }),
        new("lifecycle/removal-with-late-lists",
            "the device disappears while callbacks are outstanding, which come before and in the pause",
            ["SGDMA-FREE-015", .. Rules],
            Setups.Always(HostChoice.CallbackMoment, (int)CallbackMoment.Late), session =>
            {
                session.Start();
                session.Send(Shapes.Large, lists: 2, framesPerList: 2);
                session.RunFor(1_000);
                session.RemoveDevice();
                session.NotifySurpriseRemoval();
                session.RunFor(WellBefore);
                Send(session, SendLevel.Dispatch);
                session.RunFor(1_000);
                session.Pause();
                Halt(session);
            }),
        new("lifecycle/removal-with-receives",
            "the device disappears while NDIS holds received lists, which come back in the pause",
            ["LIFE-035", "RECV-008"],
            Setups.Always(HostChoice.ReturnMoment, (int)ReturnMoment.Late), session =>
            {
                session.Start();
                session.ReceiveBurst(400, count: 3);
                session.RunFor(100);
                session.RemoveDevice();
                session.NotifySurpriseRemoval();
                session.RunFor(100);
                session.Pause();
                Halt(session);
            }),
        new("lifecycle/removal-while-paused", "the device of a paused adapter disappears",
            ["LIFE-035"], TestbedSetup.Ordinary, session =>
            {
                session.Start();
                session.Send(Shapes.Large);
                session.RunUntilIdle();
                session.Receive(400);
                session.Pause();
                session.RemoveDevice();
                session.RunFor(WellBefore);
                session.NotifySurpriseRemoval();
                session.QueryOid(OID_GEN_RCV_OK, sizeof(ulong));
                Halt(session);
            }),
    ];

    private static void Send(TestbedSession session, SendLevel level)
        => session.Send(TestbedSession.NewRequest(level).Add(Shapes.Large, framesPerList: 2, cancelId: CancelId));

    private static void Halt(TestbedSession session)
    {
        session.Halt(NDIS_HALT_ACTION.NdisHaltDeviceSurpriseRemoved);
        session.Unload();
    }
}
