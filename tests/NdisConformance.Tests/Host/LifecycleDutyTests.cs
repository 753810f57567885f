using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>LIFE: in which states the host asks what of an adapter.</summary>
[TestFixture]
internal sealed class LifecycleDutyTests
{
    [Test]
    public void Life001_PausedAfterTheInitialization_AndNoSendBeforeTheRestart()
        => DutyBench.Prove(
            (AdapterState.Paused, true, false),
            bench =>
            {
                AdapterState state = bench.Start().Host.CurrentState;
                bool isRefusedBefore = RefusesSend(bench);
                bench.Host.Lifecycle.Restart();
                return (state, isRefusedBefore, RefusesSend(bench));
            },
            host => host.SendsAlways = true);

    [Test]
    public void Life001_NoPauseOfAPausedAdapter()
        => DutyBench.Prove(true, bench => RefusesPause(bench.Start()), host => host.PausesAlways = true);

    [Test]
    public void Life001_NoRestartOfARunningAdapter()
        => DutyBench.Prove(
            true, bench => RefusesRestart(bench.Start(isRunning: true)), host => host.RestartsAlways = true);

    [Test]
    public void Life005_NoRequestInsideTheInitialization()
        => DutyBench.Prove(
            (true, false), bench => InInitialization(bench, RefusesRequest), host => host.RequestsAlways = true);

    [Test]
    public void Life005_NoSendInsideTheInitialization()
        => DutyBench.Prove(true, bench => InInitialization(bench, RefusesSend).Inside, host => host.SendsAlways = true);

    [Test]
    public void Life005_NoPauseInsideTheInitialization()
        => DutyBench.Prove(
            true, bench => InInitialization(bench, RefusesPause).Inside, host => host.PausesAlways = true);

    [Test]
    public void Life027_NoShutdownInABugCheck_UnlessItWasAskedFor()
        => DutyBench.Prove(
            0,
            bench => ShutDown(bench, NDIS_SHUTDOWN_ACTION.NdisShutdownBugCheck),
            host => host.ShutsDownAlways = true);

    [TestCase((byte)30, NDIS.NDIS_MINIPORT_ATTRIBUTES_REGISTER_BUGCHECK_CALLBACK)]
    [TestCase((byte)20, 0u)]
    public void Life027_ShutdownInABugCheck_WhereItWasAskedForOrTheDriverIsOld(byte minor, uint flags)
    {
        using DutyBench bench = new();
        bench.Driver.Characteristics.MinorNdisVersion = minor;
        bench.Driver.AttributeFlags |= flags;
        Assert.That(ShutDown(bench, NDIS_SHUTDOWN_ACTION.NdisShutdownBugCheck), Is.EqualTo(1));
    }

    [Test]
    public void Life027_ShutdownAtPowerOff()
    {
        using DutyBench bench = new();
        Assert.That(ShutDown(bench, NDIS_SHUTDOWN_ACTION.NdisShutdownPowerOff), Is.EqualTo(1));
    }

    [Test]
    public void Life034_HaltMayFollowTheInitialization()
        => DutyBench.Prove(
            (false, (NDIS_HALT_ACTION?)NDIS_HALT_ACTION.NdisHaltDeviceInitializationFailed),
            bench =>
            {
                bench.Start();
                bool isRefused = bench.Refuses(
                    TraceName.MiniportHaltEx,
                    () => bench.Host.Lifecycle.Halt(NDIS_HALT_ACTION.NdisHaltDeviceInitializationFailed));
                return (isRefused, bench.Driver.HaltAction);
            },
            host => host.NeverHalts = true);

    [Test]
    public void Life006_NoHaltOfARunningAdapter()
        => DutyBench.Prove(
            true, bench => RefusesHalt(bench.Start(isRunning: true)), host => host.HaltsAlways = true);

    [Test]
    public void Life006_NoHaltAfterAFailedInitialization()
        => DutyBench.Prove(
            true,
            bench =>
            {
                bench.Driver.InitializeStatus = NDIS_STATUS_FAILURE;
                return RefusesHalt(bench.Start());
            },
            host => host.HaltsAlways = true);

    [Test]
    public void Life006_NoHaltWhileASendIsOutstanding()
        => DutyBench.Prove(
            true,
            bench =>
            {
                bench.Driver.PauseStatus = NDIS_STATUS_PENDING;
                bench.Start(isRunning: true);
                bench.Host.Sends.Submit(new SendRequest().Add(new FrameShape()));
                bench.Host.Lifecycle.Pause();
                return RefusesHalt(bench);
            },
            host => host.HaltsAlways = true);

    [Test]
    public void Life006_NoHaltWhileARequestIsOutstanding()
        => DutyBench.Prove(
            true,
            bench =>
            {
                bench.Driver.OidStatus = NDIS_STATUS_PENDING;
                bench.Start().Host.Oids.Request(OidQuestion.Query(1, 4));
                return RefusesHalt(bench);
            },
            host => host.HaltsAlways = true);

    [Test]
    public void Life006_NoRequestAfterHalt()
        => DutyBench.Prove(
            true,
            bench =>
            {
                bench.Start().Halt();
                return RefusesRequest(bench);
            },
            host => host.RequestsAlways = true);

    [Test]
    public void Life006_NoSendAfterHalt()
        => DutyBench.Prove(
            true,
            bench =>
            {
                bench.Start().Halt();
                return RefusesSend(bench);
            },
            host => host.SendsAlways = true);

    [Test]
    public void Life023_NoHaltDuringATransition([Values] bool isPause)
        => DutyBench.Prove(true, bench => RefusesHalt(Transition(bench, isPause)), host => host.HaltsAlways = true);

    [Test]
    public void Life023_NoPauseDuringATransition([Values] bool isPause)
        => DutyBench.Prove(true, bench => RefusesPause(Transition(bench, isPause)), host => host.PausesAlways = true);

    [Test]
    public void Life023_NoRestartDuringATransition([Values] bool isPause)
        => DutyBench.Prove(
            true, bench => RefusesRestart(Transition(bench, isPause)), host => host.RestartsAlways = true);

    [Test]
    public void Life023_NoInitializationDuringATransition([Values] bool isPause)
        => DutyBench.Prove(
            true,
            bench => Transition(bench, isPause).Refuses(
                TraceName.MiniportInitializeEx, () => bench.Host.Lifecycle.Initialize()),
            host => host.InitializesAlways = true);

    [Test]
    public void Initialization_NamesTheInterface()
    {
        using DutyBench bench = DutyBench.Real();
        bench.Start();

        NDIS_MINIPORT_INIT_PARAMETERS parameters = bench.Driver.InitParameters;
        Assert.That((parameters.Header.Type, parameters.Header.Size), Is.EqualTo(((byte)0x81, (ushort)64)));
        Assert.That((parameters.IfIndex, parameters.NetLuid), Is.EqualTo((1u, 0x0006_0000_0100_0000ul)));
    }

    private static DutyBench Transition(DutyBench bench, bool isPause)
    {
        bench.Driver.PauseStatus = NDIS_STATUS_PENDING;
        bench.Driver.RestartStatus = isPause ? NDIS_STATUS_SUCCESS : NDIS_STATUS_PENDING;
        bench.Start(isRunning: true);
        if (isPause)
        {
            bench.Host.Lifecycle.Pause();
        }

        return bench;
    }

    private static (bool Inside, bool After) InInitialization(DutyBench bench, Func<DutyBench, bool> refuses)
    {
        bool inside = false;
        bench.Driver.OnInitialize = () => inside = refuses(bench);
        bench.Start();
        return (inside, refuses(bench));
    }

    private static bool RefusesSend(DutyBench bench)
        => bench.Refuses(
            TraceName.MiniportSendNetBufferLists,
            () => bench.Host.Sends.Submit(new SendRequest().Add(new FrameShape())));

    private static bool RefusesRequest(DutyBench bench)
        => bench.Refuses(TraceName.MiniportOidRequest, () => bench.Host.Oids.Request(OidQuestion.Query(1, 4)));

    private static bool RefusesPause(DutyBench bench)
        => bench.Refuses(TraceName.MiniportPause, () => bench.Host.Lifecycle.Pause());

    private static bool RefusesRestart(DutyBench bench)
        => bench.Refuses(TraceName.MiniportRestart, () => bench.Host.Lifecycle.Restart());

    private static bool RefusesHalt(DutyBench bench) => bench.Refuses(TraceName.MiniportHaltEx, bench.Halt);

    /// <summary>How often the driver was told that the system goes down.</summary>
    private static int ShutDown(DutyBench bench, NDIS_SHUTDOWN_ACTION action)
    {
        bench.Start(isRunning: true).Host.Lifecycle.ShutDown(action);
        return bench.Calls(TraceName.MiniportShutdownEx);
    }
}
