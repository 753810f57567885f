using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>Virtual time that passes while a driver sleeps or stalls, and the watchdog that limits it.</summary>
[TestFixture]
internal sealed class SleepAndStallTests
{
    private const uint MicrosecondsPerSecond = 1_000_000;
    private KernelBench _bench = null!;

    private INdis Ndis => _bench.Ndis;

    [SetUp]
    public void Make() => _bench = new KernelBench();

    [TearDown]
    public void Free() => _bench.Dispose();

    [TestCase(0u)]
    [TestCase(1u)]
    [TestCase(70_000u)]
    [Ddi(TraceName.NdisMSleep)]
    public void Sleep_LastsAsLongAsItWasAskedFor(uint microseconds)
    {
        Assert.That(_bench.Lasts(() => Ndis.NdisMSleep(microseconds)), Is.EqualTo(microseconds));

        TraceEvent call = _bench.Call(TraceName.NdisMSleep);
        Assert.That(new NdisMSleepCall(in call).Microseconds, Is.EqualTo(microseconds));
        Assert.That(_bench.Return(TraceName.NdisMSleep).Time - call.Time, Is.EqualTo(microseconds * 10));
    }

    [Test]
    [Ddi(TraceName.NdisMSleep)]
    public void Sleep_RunsWhatIsDueMeanwhile_AtItsTime()
    {
        List<long> ran = [];
        _bench.After(30, () => ran.Add(_bench.Time));
        _bench.After(100, () => ran.Add(_bench.Time), isPeriodic: true);
        _bench.After(101, () => ran.Add(_bench.Time));

        long lasts = _bench.Lasts(() => Ndis.NdisMSleep(100));

        Assert.That(lasts, Is.EqualTo(100));
        Assert.That(ran, Is.EqualTo(new[] { 30L, 100L }));
    }

    [Test]
    public void Sleep_GetsWhatTheScenarioHolds_OnlyWhenNothingElseIsLeft()
    {
        List<string> order = [];
        bool isHeld = true;
        _bench.After(50, () => order.Add("due"));
        _bench.OnStall = () =>
        {
            bool wasHeld = isHeld;
            isHeld = false;
            order.Add("asked");
            return wasHeld;
        };

        Assert.That(_bench.Lasts(() => Ndis.NdisMSleep(100)), Is.EqualTo(100));
        Assert.That(order, Is.EqualTo(new[] { "due", "asked", "asked" }));
    }

    [TestCase(0u)]
    [TestCase(1u)]
    [TestCase(50u)]
    [Ddi(TraceName.NdisStallExecution)]
    public void Stall_LastsAsLongAsItWasAskedFor_AtAnyIrql(uint microseconds)
    {
        using IrqlScope scope = _bench.At(DEVICE_LEVEL);

        Assert.That(_bench.Lasts(() => Ndis.NdisStallExecution(microseconds)), Is.EqualTo(microseconds));
        Assert.That(_bench.Irql, Is.EqualTo(DEVICE_LEVEL));
        TraceEvent call = _bench.Call(TraceName.NdisStallExecution);
        Assert.That(new NdisStallExecutionCall(in call).Microseconds, Is.EqualTo(microseconds));
        Assert.That(_bench.Return(TraceName.NdisStallExecution).Time - call.Time, Is.EqualTo(microseconds * 10));
    }

    [Test]
    [Ddi(TraceName.NdisStallExecution)]
    public void Stall_LastsItsTime_WhileTheMachineGoesOn()
    {
        List<long> times = [];
        _bench.After(10, () => times.Add(_bench.Time));
        _bench.After(60, () => times.Add(_bench.Time));
        long start = _bench.Time;

        Ndis.NdisStallExecution(50);

        Assert.That(times, Is.EqualTo(new[] { start + 10 }));
        Assert.That(_bench.Time, Is.EqualTo(start + 50));
        _bench.Drain();
        Assert.That(times, Is.EqualTo(new[] { start + 10, start + 60 }));
    }

    [TestCase(60u * MicrosecondsPerSecond, 0u)]
    [TestCase((60u * MicrosecondsPerSecond) + 1, 0x133u)]
    public void Callback_MaySleepForAMinute(uint microseconds, uint bugCheck)
    {
        _bench.Driver.OnInitialize = () => Ndis.NdisMSleep(microseconds);

        Assert.That(KernelBench.BugCheckOf(() => _bench.Start()), Is.EqualTo(bugCheck));
        Assert.That(_bench.Facts(TraceName.TimeLimit), Is.Empty);
    }

    [TestCase(DISPATCH_LEVEL, 290, 0u)]
    [TestCase(DISPATCH_LEVEL, 301, 0x133u)]
    [TestCase(PASSIVE_LEVEL, 9_900, 0u)]
    [TestCase(PASSIVE_LEVEL, 10_001, 0x133u)]
    public void Callback_CallsNdisSoOftenAtMost_WhileNoTimePasses(byte irql, int calls, uint bugCheck)
    {
        using KernelBench bench = new(budget: new RunBudget { Calls = 300, PassiveCalls = 10_000 });
        bench.Driver.OnInitialize = () =>
        {
            using IrqlScope scope = bench.At(irql);
            Repeat(bench, calls);
        };

        Assert.That(KernelBench.BugCheckOf(() => bench.Start()), Is.EqualTo(bugCheck));
    }

    [Test]
    public void TheUsualBudget_IsFarFromWhatADriverDoes()
        => Assert.That((RunBudget.Usual.Calls, RunBudget.Usual.PassiveCalls), Is.EqualTo((30_000, 1_000_000)));

    [Test]
    public void Callback_CallsNdisAsOftenAsItLikes_IfTimePasses()
    {
        using KernelBench bench = new(budget: new RunBudget { PassiveCalls = 10_000 });
        bench.Driver.OnInitialize = () =>
        {
            Repeat(bench, 9_000);
            bench.Ndis.NdisMSleep(1);
            Repeat(bench, 9_000);
        };

        Assert.That(KernelBench.BugCheckOf(() => bench.Start()), Is.Zero);
    }

    [TestCase(60_000u, 0u)]
    [TestCase(60_001u, 0x133u)]
    public void Callback_MayWaitForAMinute(uint milliseconds, uint bugCheck)
    {
        NDIS_EVENT never = new();
        Ndis.NdisInitializeEvent(never);
        _bench.Driver.OnInitialize = () => Ndis.NdisWaitEvent(never, milliseconds);

        Assert.That(KernelBench.BugCheckOf(() => _bench.Start()), Is.EqualTo(bugCheck));
    }

    [TestCase(10u * MicrosecondsPerSecond, 0u)]
    [TestCase((10u * MicrosecondsPerSecond) + 1, 0x133u)]
    public void Pause_MaySleepForTenSeconds(uint microseconds, uint bugCheck)
    {
        _bench.Driver.Characteristics.PauseHandler = (NDIS_HANDLE _, ref NDIS_MINIPORT_PAUSE_PARAMETERS _) =>
        {
            Ndis.NdisMSleep(microseconds);
            return NDIS_STATUS_SUCCESS;
        };
        _bench.Start(isRunning: true);

        Assert.That(KernelBench.BugCheckOf(() => _bench.Pause()), Is.EqualTo(bugCheck));
        Assert.That(
            _bench.Each((TimeLimitEvent fact) => fact.Operation),
            bugCheck == 0 ? Is.Empty : Is.EqualTo(new[] { Operation.Pause }));
    }

    [Test]
    public void Pause_ThatSleepsTooLong_IsReportedAfterTheSendsThatItWaitsFor()
    {
        _bench.Driver.Characteristics.PauseHandler = (NDIS_HANDLE _, ref NDIS_MINIPORT_PAUSE_PARAMETERS _) =>
        {
            Ndis.NdisMSleep(11 * MicrosecondsPerSecond);
            return NDIS_STATUS_SUCCESS;
        };
        _bench.Start(isRunning: true).Send();

        BugCheckException bugCheck = Assert.Throws<BugCheckException>(() => _bench.Pause());

        Assert.That(bugCheck.Message, Does.StartWith("MiniportPause "));
        Assert.That(
            _bench.Each((TimeLimitEvent fact) => fact.Object.Kind),
            Is.EqualTo(new[] { ObjectKind.Nbl, ObjectKind.Adapter }));
    }

    [Test]
    public void TheMinute_BeginsAnewWithEachCallback()
    {
        _bench.Driver.OnOidRequest = _ => Ndis.NdisMSleep(40 * MicrosecondsPerSecond);
        _bench.Start();

        Assert.That(
            KernelBench.BugCheckOf(() =>
            {
                _bench.RequestOid();
                _bench.RequestOid();
            }),
            Is.Zero);
    }

    [TestCase(20_000, 0u)]
    [TestCase(20_001, 0x133u)]
    public void Callback_MayStallForASecondInAll(int times, uint bugCheck)
    {
        _bench.Driver.OnInitialize = () => Stall(times);

        Assert.That(KernelBench.BugCheckOf(() => _bench.Start()), Is.EqualTo(bugCheck));
    }

    [TestCase(200_000, 0u)]
    [TestCase(200_001, 0x133u)]
    public void Dpc_MayStallForTenSecondsInAll(int times, uint bugCheck)
    {
        _bench.Start();
        NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS handlers = LineInterrupt.Handlers(dpc: (_, _, _, _) => Stall(times));
        Ndis.NdisMRegisterInterruptEx(
            _bench.Adapter, new NDIS_HANDLE(3), ref handlers, out NDIS_HANDLE interrupt);
        Ndis.NdisMQueueDpc(interrupt, 0, 1, default);
        Assert.That(KernelBench.BugCheckOf(_bench.Drain), Is.EqualTo(bugCheck));
    }

    [Test]
    public void TheSecondOfStalls_BeginsAnewWithEachCallback()
    {
        _bench.Driver.OnOidRequest = _ => Stall(15_000);
        _bench.Start();

        Assert.That(
            KernelBench.BugCheckOf(() =>
            {
                _bench.RequestOid();
                _bench.RequestOid();
            }),
            Is.Zero);
    }

    [Test]
    public void OutsideACallback_NothingLimitsTheTime()
        => Assert.That(KernelBench.BugCheckOf(() => Ndis.NdisMSleep(100 * MicrosecondsPerSecond)), Is.Zero);

    private void Stall(int times)
    {
        for (int i = 0; i < times; i++)
        {
            Ndis.NdisStallExecution(50);
        }
    }

    private static void Repeat(KernelBench bench, int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            bench.Ndis.NdisGetVersion();
        }
    }
}
