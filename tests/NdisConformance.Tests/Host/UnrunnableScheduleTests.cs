using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Host;

/// <summary>
/// An activity that needs something from another one, which a choice suspended below it on the stack: the schedule is
/// dropped, and nothing is said about the driver.
/// </summary>
[TestFixture]
internal sealed class UnrunnableScheduleTests
{
    private const int Deadlock = 0x133;
    private NDIS_SPIN_LOCK _lock = null!;
    private NDIS_EVENT _event = null!;
    private KernelBench _bench = null!;

    private INdis Ndis => _bench.Ndis;

    [SetUp]
    public void Start()
    {
        _bench = new KernelBench().Start();
        _lock = new NDIS_SPIN_LOCK();
        _event = new NDIS_EVENT();
        Ndis.NdisAllocateSpinLock(_lock);
        Ndis.NdisInitializeEvent(_event);
        _bench.HappenAt(TraceName.KeGetCurrentIrql, BoundaryAlternative.OtherProcessor);
    }

    [TearDown]
    public void Free() => _bench.Dispose();

    [TestCase(false)]
    [TestCase(true)]
    public void Lock_HeldByAnActivityThatAChoiceSuspended(bool isDpr)
    {
        Ndis.NdisAcquireSpinLock(_lock);
        _bench.After(0, () => Acquire(isDpr), processor: 1);

        UnrunnableScheduleException dropped =
            Assert.Throws<UnrunnableScheduleException>(() => Ndis.KeGetCurrentIrql())!;

        Assert.That(
            (dropped.Boundary, dropped.Message),
            Is.EqualTo((3L, "lock#1 is held by an activity that is suspended below")));
        Assert.That(_bench.LockMisuses, Is.Empty);
        Assert.That(_bench.Facts(TraceName.Crash), Is.Empty);
    }

    [Test]
    public void DriverThatCatchesEverything_CannotHideIt()
    {
        Ndis.NdisAcquireSpinLock(_lock);
        UnrunnableScheduleException? caught = null;
        _bench.After(
            0, () => caught = Assert.Throws<UnrunnableScheduleException>(() => Acquire(isDpr: true)), processor: 1);
        Ndis.KeGetCurrentIrql();

        Assert.That(Assert.Throws<UnrunnableScheduleException>(() => Ndis.NdisGetVersion()), Is.SameAs(caught));
        Assert.That(Assert.Throws<UnrunnableScheduleException>(() => _bench.Restart()), Is.SameAs(caught));
    }

    [Test]
    public void BoundaryThatIsExcluded_LetsNothingHappen()
    {
        List<int> ran = [];
        _bench.After(0, () => ran.Add(_bench.Returns(TraceName.KeGetCurrentIrql)), processor: 1);
        _bench.Exclude(1);
        _bench.Exclude(2);
        _bench.Exclude(3);

        Ndis.KeGetCurrentIrql();
        Ndis.KeGetCurrentIrql();

        // The fourth boundary is the exit of the second call.
        Assert.That(ran, Is.EqualTo(new[] { 1 }));
        Assert.That(_bench.Call(TraceName.KeGetCurrentIrql).Activity, Is.Zero);
    }

    [Test]
    public void ItPassesThroughTheCallbacksOfTheDriver()
    {
        Ndis.NdisAcquireSpinLock(_lock);
        _bench.Driver.OnOidRequest = _ => Acquire(isDpr: true);
        _bench.After(0, () => _bench.RequestOid(), processor: 1, irql: PASSIVE_LEVEL);

        Assert.Throws<UnrunnableScheduleException>(() => Ndis.KeGetCurrentIrql());
    }

    [Test]
    public void Lock_OfAnInterruptedActivity_StaysADeadlock()
    {
        Ndis.NdisAcquireSpinLock(_lock);

        Assert.That(
            KernelBench.BugCheckOf(() => _bench.On(0, DEVICE_LEVEL, () => Acquire(isDpr: true))), Is.EqualTo(Deadlock));
    }

    [Test]
    public void Lock_LeftHeldOnTheOtherProcessor_StaysADeadlock()
    {
        _bench.On(1, DISPATCH_LEVEL, () => Acquire(isDpr: true));

        Assert.That(KernelBench.BugCheckOf(() => Acquire(isDpr: false)), Is.EqualTo(Deadlock));
    }

    [Test]
    public void Lock_LeftHeldByTheSuspendedProcessor_ButNotByTheActivity_StaysADeadlock()
    {
        _bench.On(0, DISPATCH_LEVEL, () => Acquire(isDpr: true));
        _bench.After(0, () => Acquire(isDpr: true), processor: 1);

        // The choice suspends an activity that does not hold the lock.
        Assert.That(
            KernelBench.BugCheckOf(() => _bench.On(0, DISPATCH_LEVEL, () => Ndis.KeGetCurrentIrql())),
            Is.EqualTo(Deadlock));
    }

    [TestCase(0u)]
    [TestCase(5u)]
    public void Event_ThatOnlyASuspendedActivityCanSet(uint milliseconds)
    {
        _bench.After(0, () => Ndis.NdisWaitEvent(_event, milliseconds), processor: 1, irql: PASSIVE_LEVEL);

        Assert.That(
            Assert.Throws<UnrunnableScheduleException>(() => Ndis.KeGetCurrentIrql())!.Message,
            Does.Contain("can only be set by an activity suspended below"));
    }

    [Test]
    public void Event_ThatSomethingElseSets_IsWaitedFor()
    {
        bool isSignalled = false;
        _bench.After(
            0, () => isSignalled = Ndis.NdisWaitEvent(_event, 0), processor: 1, irql: PASSIVE_LEVEL);
        _bench.After(100, () => Ndis.NdisSetEvent(_event), processor: 1);

        Ndis.KeGetCurrentIrql();

        Assert.That(isSignalled);
        Assert.That(_bench.Time, Is.EqualTo(100));
    }

    [Test]
    public void WaitInsideADpc_OfTheSameProcessor_StaysAHang()
    {
        _bench.HappenAt(TraceName.KeGetCurrentIrql, BoundaryAlternative.Item);
        _bench.After(0, () => Ndis.NdisWaitEvent(_event, 0), processor: 0);

        Assert.That(
            KernelBench.BugCheckOf(() => _bench.On(0, PASSIVE_LEVEL, () => Ndis.KeGetCurrentIrql())),
            Is.EqualTo(Deadlock));
    }

    [Test]
    public void SleepThatPollsForASuspendedActivity_IsNoHang()
    {
        _bench.Driver.OnOidRequest = _ => Poll();
        _bench.After(0, () => _bench.RequestOid(), processor: 1, irql: PASSIVE_LEVEL);

        Assert.Throws<UnrunnableScheduleException>(() => Ndis.KeGetCurrentIrql());
    }

    [Test]
    public void Deregistration_ThatWaitsForADpcThatRuns()
    {
        NDIS_HANDLE interrupt = Register(dpc: () => Ndis.KeGetCurrentIrql());
        Ndis.NdisMQueueDpc(interrupt, 0, targetProcessors: 2, default);
        _bench.After(5, () => Ndis.NdisMDeregisterInterruptEx(interrupt), processor: 0, irql: PASSIVE_LEVEL);
        _bench.HappenAt(TraceName.KeGetCurrentIrql, BoundaryAlternative.Item);

        Assert.That(
            Assert.Throws<UnrunnableScheduleException>(() => _bench.Drain())!.Message,
            Does.Contain("service or DPC"));
    }

    [Test]
    public void SynchronizedFunction_WhileTheServiceRunsOnTheOtherProcessor()
    {
        NDIS_HANDLE interrupt = Register(service: () => Ndis.KeGetCurrentIrql());
        _bench.After(
            0,
            () => Ndis.NdisMSynchronizeWithInterruptEx(interrupt, 0, _ => true, default),
            processor: 1);

        Assert.Throws<UnrunnableScheduleException>(() => _bench.InterruptOfNeighbour());
    }

    [Test]
    public void Interrupt_WaitsWhileASynchronizedFunctionRuns()
    {
        List<string> order = [];
        NDIS_HANDLE interrupt = Register(service: () => order.Add("service"));
        _bench.HappenAt(TraceName.KeGetCurrentIrql, BoundaryAlternative.Interrupt);

        Ndis.NdisMSynchronizeWithInterruptEx(
            interrupt,
            0,
            _ =>
            {
                _bench.Device.Bus.SetInterruptLine(true);
                Ndis.KeGetCurrentIrql();
                order.Add("synchronized");
                return true;
            },
            default);
        int atReturn = order.Count;
        _bench.Device.Bus.SetInterruptLine(false);
        _bench.Drain();

        Assert.That(atReturn, Is.EqualTo(1));
        Assert.That(order, Is.EqualTo(new[] { "synchronized", "service" }));
    }

    private void Acquire(bool isDpr)
    {
        if (isDpr)
        {
            Ndis.NdisDprAcquireSpinLock(_lock);
        }
        else
        {
            Ndis.NdisAcquireSpinLock(_lock);
        }
    }

    private void Poll()
    {
        while (true)
        {
            Ndis.NdisMSleep(1_000_000);
        }
    }

    private NDIS_HANDLE Register(Action? service = null, Action? dpc = null)
    {
        NDIS_MINIPORT_INTERRUPT_CHARACTERISTICS handlers = LineInterrupt.Handlers(
            (NDIS_HANDLE _, ref bool queueDefault, ref uint targets) =>
            {
                (queueDefault, targets) = (false, 0);
                service?.Invoke();
                return true;
            },
            (_, _, _, _) => dpc?.Invoke());
        Ndis.NdisMRegisterInterruptEx(_bench.Adapter, default, ref handlers, out NDIS_HANDLE interrupt);
        return interrupt;
    }
}
