using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Host;

/// <summary>NDIS events: a notification event that stays signalled until it is reset.</summary>
[TestFixture]
internal sealed class EventTests
{
    private const int MicrosecondsPerMillisecond = 1_000;
    private const int MicrosecondsPerSecond = 1_000_000;
    private KernelBench _bench = null!;
    private NDIS_EVENT _event = null!;

    private INdis Ndis => _bench.Ndis;

    [SetUp]
    public void Start()
    {
        _bench = new KernelBench().Start();
        _event = NewEvent();
    }

    [TearDown]
    public void Free() => _bench.Dispose();

    [Test]
    [Ddi(TraceName.NdisInitializeEvent, TraceName.NdisWaitEvent)]
    public void Event_IsNotSignalledAtFirst_AndTheWaitTakesItsFullTime([Values(1u, 250u, 20_000u)] uint milliseconds)
    {
        Assert.That(Wait(milliseconds), Is.EqualTo((false, milliseconds * MicrosecondsPerMillisecond)));

        NdisWaitEventCall call = _bench.Last<NdisWaitEventCall>();
        Assert.That(call.Milliseconds, Is.EqualTo(milliseconds));
        Assert.That(
            call.Event,
            Is.EqualTo(_bench.Last<NdisInitializeEventCall>().Event));
        Assert.That(_bench.Return(TraceName.NdisWaitEvent).Result, Is.Zero);
    }

    [Test]
    [Ddi(TraceName.NdisSetEvent)]
    public void Set_EndsEveryLaterWaitAtOnce([Values(0u, 250u)] uint milliseconds)
    {
        Ndis.NdisSetEvent(_event);

        Assert.That(Wait(milliseconds), Is.EqualTo((true, 0)));
        Assert.That(Wait(milliseconds), Is.EqualTo((true, 0)));
        Assert.That(_bench.Return(TraceName.NdisWaitEvent).Result, Is.EqualTo(1));
    }

    [Test]
    [Ddi(TraceName.NdisResetEvent)]
    public void Reset_ClearsTheEvent()
    {
        Ndis.NdisSetEvent(_event);
        Ndis.NdisResetEvent(_event);

        Assert.That(Wait(10).IsSignalled, Is.False);
    }

    [Test]
    [Ddi(TraceName.NdisInitializeEvent)]
    public void Initialize_ClearsAnEventThatIsSignalled_AndKeepsItsIdentity()
    {
        TraceObject first = _bench.Last<NdisInitializeEventCall>().Event;
        Ndis.NdisSetEvent(_event);
        Ndis.NdisInitializeEvent(_event);

        Assert.That(Wait(10).IsSignalled, Is.False);
        Assert.That(
            _bench.Last<NdisInitializeEventCall>().Event,
            Is.EqualTo(first).And.EqualTo(new TraceObject(ObjectKind.Event, first.Number)));
    }

    [Test]
    public void Events_AreIndependent()
    {
        NDIS_EVENT other = NewEvent();
        Ndis.NdisSetEvent(other);
        bool isFirstSignalled = Wait(10).IsSignalled;
        Ndis.NdisSetEvent(_event);
        Ndis.NdisResetEvent(other);

        Assert.That((isFirstSignalled, Wait(10).IsSignalled), Is.EqualTo((false, true)));
    }

    [TestCase(1, true, 1, false)]
    [TestCase(100, true, 100, false)]
    [TestCase(101, false, 100, false)]
    [TestCase(100, true, 100, true)]
    [TestCase(101, false, 100, true)]
    [Ddi(TraceName.NdisSetEvent, TraceName.NdisWaitEvent)]
    public void Wait_EndsWhenTheEventIsSet_ButNotAfterItsTime(
        int setAfter, bool isSignalled, int lasts, bool isPeriodic)
    {
        _bench.After(
            setAfter * MicrosecondsPerMillisecond, () => Ndis.NdisSetEvent(_event), isPeriodic: isPeriodic);

        Assert.That(Wait(100), Is.EqualTo((isSignalled, lasts * MicrosecondsPerMillisecond)));
    }

    [Test]
    public void Wait_RunsWhatIsDueMeanwhile_AndNothingElse()
    {
        List<long> ran = [];
        long start = _bench.Time;
        _bench.After(2_000, () => ran.Add(_bench.Time - start));
        _bench.After(4_000, () => Ndis.NdisSetEvent(_event));
        _bench.After(6_000, () => ran.Add(_bench.Time - start));

        Wait(10);

        Assert.That(ran, Is.EqualTo(new[] { 2_000L }));
    }

    [Test]
    [Ddi(TraceName.NdisWaitEvent)]
    public void WaitOfZero_LastsUntilTheEventIsSet()
    {
        _bench.After(50L * MicrosecondsPerSecond, () => Ndis.NdisSetEvent(_event));

        Assert.That(Wait(0), Is.EqualTo((true, 50L * MicrosecondsPerSecond)));
    }

    [Test]
    [Ddi(TraceName.NdisWaitEvent)]
    public void WaitOfZero_StopsTheMachine_WhenNothingIsLeftToHappen()
    {
        BugCheckException bugCheck = Assert.Throws<BugCheckException>(() => Wait(0));

        Assert.That((bugCheck.Code, bugCheck.IsHang), Is.EqualTo((0x133u, true)));
        Assert.That(bugCheck.Message, Does.Contain("NdisWaitEvent").And.Contain("event#1"));
        UnmetEvent unmet = _bench.Single<UnmetEvent>();
        Assert.That(unmet.Operation, Is.EqualTo(Operation.Wait));
        Assert.That(unmet.Object.Kind, Is.EqualTo(ObjectKind.Event));
    }

    [TestCase(29, 0u)]
    [TestCase(30, 0u)]
    [TestCase(31, 0x133u)]
    public void WaitOfZero_IsPatientWithWhatComesRoundForEver_ForHalfAMinute(int setAfterSeconds, uint bugCheck)
    {
        _bench.After((long)setAfterSeconds * MicrosecondsPerSecond, () => Ndis.NdisSetEvent(_event), isPeriodic: true);

        Assert.That(KernelBench.BugCheckOf(() => Wait(0)), Is.EqualTo(bugCheck));
    }

    [Test]
    public void Wait_GetsWhatTheScenarioHolds_OnlyWhenNothingElseIsLeft([Values(0u, 100u)] uint milliseconds)
    {
        bool hasRun = false;
        bool wasAskedEarly = false;
        _bench.After(1_000, () => { });
        _bench.After(2_000, () => hasRun = true);
        _bench.OnStall = () =>
        {
            wasAskedEarly |= !hasRun;
            Ndis.NdisSetEvent(_event);
            return true;
        };

        Assert.That(Wait(milliseconds), Is.EqualTo((true, 2_000)));
        Assert.That(wasAskedEarly, Is.False);
    }

    [Test]
    public void Event_ThatWasNeverInitialized_IsNeverSignalled()
    {
        NDIS_EVENT never = new();
        Ndis.NdisSetEvent(never);
        Ndis.NdisResetEvent(never);

        Assert.That(Ndis.NdisWaitEvent(never, 5), Is.False);
        foreach (TraceName ddi in new[] { TraceName.NdisSetEvent, TraceName.NdisResetEvent, TraceName.NdisWaitEvent })
        {
            Assert.That(
                _bench.Call(ddi).Subject, Is.EqualTo(TraceObject.Unknown(ObjectKind.Event)));
        }
    }

    [Test]
    public void EventFunctions_LeaveTheIrqlAlone()
    {
        using IrqlScope scope = _bench.At(DISPATCH_LEVEL);

        Ndis.NdisInitializeEvent(_event);
        Ndis.NdisSetEvent(_event);
        Ndis.NdisResetEvent(_event);

        Assert.That(_bench.Irql, Is.EqualTo(DISPATCH_LEVEL));
    }

    private NDIS_EVENT NewEvent()
    {
        NDIS_EVENT made = new();
        Ndis.NdisInitializeEvent(made);
        return made;
    }

    private (bool IsSignalled, long Lasts) Wait(uint milliseconds)
    {
        bool isSignalled = false;
        long lasts = _bench.Lasts(() => isSignalled = Ndis.NdisWaitEvent(_event, milliseconds));
        return (isSignalled, lasts);
    }
}
