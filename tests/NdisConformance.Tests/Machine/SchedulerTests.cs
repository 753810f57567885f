using NdisConformance.Machine;
using NdisConformance.Trace;

namespace NdisConformance.Tests.Machine;

/// <summary>Activities, and which of them may run.</summary>
[TestFixture]
internal sealed class SchedulerTests
{
    private SimulatedPc _pc = null!;
    private EventRecorder _target = null!;

    private Scheduler Scheduler => _pc.Scheduler;

    [SetUp]
    public void MakePc()
    {
        _pc = Machines.Pc();
        _target = new EventRecorder(_pc);
    }

    [TearDown]
    public void FreePc() => _pc.Dispose();

    [Test]
    public void FreeProcessor_RunsAnything()
    {
        _pc.Processor(0).Irql = 5;

        Assert.That(Scheduler.MayRun(0, 0) && Scheduler.MayRun(1, 0));
        Assert.That(Scheduler.MayRun(EventQueue.NoProcessor, 0));
    }

    [Test]
    public void ScenarioInTheDriver_IsInterruptedOnlyFromAbove()
    {
        Scheduler.Scenario.EnterCallback(TraceName.MiniportPause, 0);

        Assert.That(
            (Scheduler.MayRun(0, 0), Scheduler.MayRun(0, 2), Scheduler.MayRun(1, 0)), Is.EqualTo((false, true, true)));
        Assert.That(Scheduler.MayRun(EventQueue.NoProcessor, 0));
    }

    [Test]
    public void Activity_IsInterruptedOnlyFromAbove()
    {
        List<bool> may = [];
        _target.Inside[1] = ()
            => may.AddRange([Scheduler.MayRun(1, 2), Scheduler.MayRun(1, 3), Scheduler.MayRun(0, 0)]);

        _pc.RunOn(1, 2, _target, 1, 0);

        Assert.That(may, Is.EqualTo(new[] { false, true, true }));
    }

    [Test]
    public void WaitingActivity_FreesItsProcessor_ButNotWhatItInterrupted()
    {
        List<bool> may = [];
        _target.Inside[1] = () => _pc.RunOn(0, 5, _target, 2, 0);
        _target.Inside[2] = () =>
        {
            Scheduler.Running.WaitsFor = WaitKind.Event;
            may.AddRange([Scheduler.MayRun(0, 2), Scheduler.MayRun(0, 3)]);
            Scheduler.Running.Below!.WaitsFor = WaitKind.Time;
            may.Add(Scheduler.MayRun(0, 0));
        };

        _pc.RunOn(0, 2, _target, 1, 0);

        Assert.That(may, Is.EqualTo(new[] { false, true, true }));
    }

    [Test]
    public void RunNext_LeavesAnEventAlone_WhoseProcessorIsBusy()
    {
        _target.Inside[1] = () =>
        {
            Scheduler.Running.PreemptedAt = 1;
            _pc.RunOn(1, 0, _target, 2, 0);
        };
        _target.Inside[2] = () =>
        {
            // Processor 0 is at IRQL 2, and this activity waits.
            Scheduler.Running.WaitsFor = WaitKind.Event;
            Assert.That(_pc.Events.NextTime, Is.EqualTo(20));
            Assert.That(_pc.Events.RunNext(deadline: 15), Is.False);
            Assert.That(_pc.Events.RunNext(), Is.True);
            Assert.That(_pc.Events.RunNext(), Is.False);
            Assert.That(_pc.Events.NextTime, Is.EqualTo(long.MaxValue));
        };
        _pc.Events.Schedule(10, 0, 2, _target, 3);
        _pc.Events.Schedule(30, 0, 0, _target, 4);
        _pc.Events.Schedule(20, 0, 5, _target, 5);

        _pc.RunOn(0, 2, _target, 1, 0);

        Assert.That(_target.Ran, Is.EqualTo(new uint[] { 1, 2, 5 }));
        Assert.That(_pc.Events.RunUntilIdle(100));
        Assert.That(_target.Ran, Is.EqualTo(new uint[] { 1, 2, 5, 3, 4 }));
        Assert.That(_pc.Now, Is.EqualTo(30));
    }

    [Test]
    public void RunFirst_LetsTimeJumpToTheEarliestOfAKind()
    {
        _pc.Events.Schedule(5, 0, 0, _target, 1);
        _pc.Events.Schedule(40, 0, 2, _target, 2, kind: WorkKind.Dpc);
        _pc.Events.Schedule(30, 0, 2, _target, 3, kind: WorkKind.Dpc);
        _pc.Events.Schedule(20, 0, 2, _target, 4, isBackground: true, kind: WorkKind.Dpc);

        Assert.That(_pc.Events.RunFirst(WorkKind.Dpc));

        Assert.That((_target.Ran.Single(), _pc.Now), Is.EqualTo((3u, 30L)));
        Assert.That(_pc.Events.RunFirst(WorkKind.Return), Is.False);
        Assert.That(_pc.Events.RunFirst(WorkKind.Item));
        Assert.That((_target.Ran[^1], _pc.Now), Is.EqualTo((1u, 30L)));
    }

    [TestCase(WorkKind.Dpc, false)]
    [TestCase(WorkKind.Item, false)]
    [TestCase(WorkKind.Interrupt, true)]
    [TestCase(WorkKind.Return, true)]
    public void RunFirst_MovesAnInterruptAndAReturn_ToAFreeProcessor(WorkKind kind, bool moves)
    {
        bool ran = false;
        _target.Inside[1] = () => ran = _pc.Events.RunFirst(kind);
        _pc.Events.Schedule(0, 0, 2, _target, 2, kind: kind);

        _pc.RunOn(0, 2, _target, 1, 0);

        Assert.That(ran, Is.EqualTo(moves));
        int[] processors = [.. _target.Log.Where(run => run.Cookie == 2).Select(run => run.Processor)];
        Assert.That(processors, Is.EqualTo(moves ? [1] : Array.Empty<int>()));
    }

    [Test]
    public void RunFirst_OfTheDevice_RunsOnNoProcessor()
    {
        _pc.Events.Schedule(7, EventQueue.NoProcessor, 0, _target, 1);

        Assert.That(_pc.Events.RunFirst(WorkKind.Device));
        Assert.That((_target.Ran.Single(), _pc.Now), Is.EqualTo((1u, 7L)));
    }

    [Test]
    public void Activities_HaveNumbersOfTheirOwn_AndTheScenarioIs0()
    {
        List<(uint Id, int Slot)> seen = [];
        _target.Inside[1] = () =>
        {
            seen.Add((Scheduler.Running.Id, Scheduler.Running.Slot));
            if (seen.Count < 3)
            {
                _pc.RunOn(1, 2, _target, 1, 0);
            }
        };

        _pc.RunOn(0, 2, _target, 1, 0);
        _pc.RunOn(0, 2, _target, 1, 0);

        Assert.That(Scheduler.Running, Is.SameAs(Scheduler.Scenario));
        Assert.That((Scheduler.Scenario.Id, _pc.Processor(1).Bottom.Id), Is.EqualTo((0u, 1u)));
        Assert.That(seen.Select(activity => activity.Id), Is.EqualTo(new uint[] { 2, 3, 4, 5 }));
        Assert.That(seen.Take(3).Select(activity => activity.Slot), Is.Unique.And.All.GreaterThan(1));
        Assert.That(seen[3].Slot, Is.AnyOf(seen.Take(3).Select(activity => activity.Slot).Cast<object>().ToArray()));
        _pc.Reset();
        _pc.RunOn(0, 2, _target, 1, 0);
        Assert.That(seen[^1].Id, Is.EqualTo(2));
    }

    [Test]
    public void Activity_GoesOnFromWhatItInterrupts()
    {
        Scheduler.Scenario.EnterCallback(TraceName.MiniportHaltEx, 0);
        Scheduler.Scenario.BeginCall(0);
        _target.Inside[1] = () =>
        {
            Activity activity = Scheduler.Running;
            Assert.That(
                (activity.Depth, activity.Callbacks, activity.OwnCallbacks, activity.Innermost, activity.IsInDriver),
                Is.EqualTo(((ushort)2, 1, 0, TraceName.MiniportHaltEx, false)));
            activity.EnterCallback(TraceName.MiniportInterruptDPC, 9);
            activity.AddStall(4);
            activity.EnterCallback(TraceName.MiniportProcessSGList, 11);
            Assert.That(
                (activity.Innermost, activity.Outermost, activity.Entered, activity.Stalled, activity.Callbacks),
                Is.EqualTo((TraceName.MiniportProcessSGList, TraceName.MiniportInterruptDPC, 9L, 4L, 3)));
            activity.ExitCallback();
            Assert.That((activity.Innermost, activity.Depth), Is.EqualTo((TraceName.MiniportInterruptDPC, (ushort)3)));
        };

        _pc.RunOn(0, 2, _target, 1, 0);

        Assert.That(
            (Scheduler.Scenario.Innermost, Scheduler.Scenario.Depth),
            Is.EqualTo((TraceName.MiniportHaltEx, (ushort)2)));
    }

    [Test]
    public void LockThatAnActivityLeavesHeld_PassesToTheProcessorBelow()
    {
        uint number = _pc.Locks.Create();
        _target.Inside[1] = () => _pc.Locks.Acquire(number, Scheduler.Running, 0, dpr: true);
        _pc.RunOn(1, 2, _target, 1, 0);

        Activity bottom = _pc.Processor(1).Bottom;
        Assert.That((_pc.Locks.HolderOf(number), bottom.LocksHeld), Is.EqualTo((bottom, 1)));
        Assert.That(_pc.Locks.Acquire(number, Scheduler.Scenario, 0, dpr: true), Is.EqualTo(LockResult.HeldByOther));
        Assert.That(_pc.Locks.Release(number, bottom, dpr: true, out _), Is.EqualTo(LockResult.Ok));
    }

    [Test]
    public void Lock_OfTheSameProcessor_IsADeadlock_WhicheverActivityHoldsIt()
    {
        uint number = _pc.Locks.Create();
        LockResult result = default;
        _pc.Locks.Acquire(number, Scheduler.Scenario, 0, dpr: false);
        _target.Inside[1] = () => result = _pc.Locks.Acquire(number, Scheduler.Running, 2, dpr: false);

        _pc.RunOn(0, 2, _target, 1, 0);

        Assert.That(result, Is.EqualTo(LockResult.SelfDeadlock));
    }

    [Test]
    public void OnlyWhatAChoiceSuspendedElsewhere_CouldGoOn()
    {
        List<(bool, bool, Activity?)> found = [];
        _target.Inside[1] = () =>
        {
            Activity first = Scheduler.Running;
            Add(first);
            Scheduler.Scenario.PreemptedAt = 3;
            Add(first);
            first.PreemptedAt = 4;
            _pc.RunOn(0, 5, _target, 2, 0);
        };
        _target.Inside[2] = () => found.Add((
            Scheduler.CouldGoOn(Scheduler.Running.Suspended!),
            Scheduler.CouldGoOn(Scheduler.Scenario),
            Scheduler.PreemptedElsewhere() == Scheduler.Running.Suspended ? Scheduler.Scenario : null));

        _pc.RunOn(1, 2, _target, 1, 0);

        Assert.That(
            found,
            Is.EqualTo(new (bool, bool, Activity?)[]
            {
                (false, false, null), (false, true, Scheduler.Scenario), (true, false, Scheduler.Scenario),
            }));

        void Add(Activity first) => found.Add((
            Scheduler.CouldGoOn(first), Scheduler.CouldGoOn(Scheduler.Scenario), Scheduler.PreemptedElsewhere()));
    }

    [Test]
    public void Resume_OnOneStack_NamesTheBoundaryThatIsInTheWay()
    {
        Scheduler.Scenario.PreemptedAt = 7;

        UnrunnableScheduleException exception =
            Assert.Throws<UnrunnableScheduleException>(() => _pc.Resume(Scheduler.Scenario, "why"))!;

        Assert.That((exception.Boundary, exception.Message), Is.EqualTo((7L, "why")));
    }

    [Test]
    public void Stimulus_HappensBeforeAllThatIsDue_OnceItsProcessorIsFree()
    {
        RecordedStimulus stimulus = new(_pc, _target);
        _pc.Events.Schedule(0, 0, 0, _target, 1);
        _pc.Post(stimulus, 1);

        Assert.That(stimulus.IsPending);
        Assert.Throws<HarnessDefectException>(() => _pc.Post(stimulus, 1));
        Assert.That(_pc.Events.RunNext());

        Assert.That(stimulus.IsPending, Is.False);
        Assert.That(_target.Log.Single(), Is.EqualTo((99u, 0UL, 0L, 1, (byte)2)));
        _pc.Post(stimulus, 0);
        _pc.Events.RunUntilIdle(10);
        Assert.That(_target.Ran, Is.EqualTo(new uint[] { 99, 99, 1 }));
    }

    [Test]
    public void MoreProcessors_AreInACircle()
    {
        using SimulatedPc pc = new(new SimulatedPcOptions
        {
            ProcessorCount = 3,
            Memory = new MachineMemoryOptions { SizeBytes = 4 << 20, QuarantineBytes = 1 << 16 },
        });

        Assert.That(Enumerable.Range(0, pc.ProcessorCount).Select(pc.OtherThan), Is.EqualTo(new[] { 1, 2, 0 }));
    }

    private sealed class RecordedStimulus(SimulatedPc pc, EventRecorder target) : Stimulus(irql: 2)
    {
        protected override void Happen()
        {
            Assert.That(pc.Current.Irql, Is.EqualTo(Irql));
            target.OnMachineEvent(99, 0);
        }
    }
}
