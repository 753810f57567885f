using NdisConformance.Machine;

namespace NdisConformance.Tests.Machine;

[TestFixture]
internal sealed class EventQueueTests
{
    private SimulatedPc _pc = null!;
    private EventRecorder _target = null!;

    private EventQueue Events => _pc.Events;

    [SetUp]
    public void MakePc()
    {
        _pc = Machines.Pc();
        _target = new EventRecorder(_pc);
    }

    [TearDown]
    public void FreePc() => _pc.Dispose();

    [Test]
    public void Events_RunInOrderOfTime_AndOfAskingAtTheSameTime()
    {
        foreach ((long time, uint cookie) in new[] { (30L, 1u), (10L, 2u), (20L, 3u), (10L, 4u), (30L, 5u), (10L, 6u) })
        {
            Events.Schedule(time, 0, 0, _target, cookie);
        }

        Assert.That(Events.RunUntilIdle(100));
        Assert.That(_target.Ran, Is.EqualTo(new uint[] { 2, 4, 6, 3, 1, 5 }));
        Assert.That(_pc.Now, Is.EqualTo(30));
    }

    [Test]
    public void SkippedEvents_AreLate()
    {
        Events.Schedule(10, 0, 0, _target, 1);
        Events.Schedule(60, 0, 0, _target, 2);

        Events.SkipTo(50);

        Assert.That((_pc.Now, _target.Ran.Count), Is.EqualTo((50L, 0)));
        Assert.That(Events.RunUntilIdle(100));
        Assert.That(_target.Log.Select(run => (run.Cookie, run.Time)), Is.EqualTo(new[] { (1u, 50L), (2u, 60L) }));
    }

    [TestCase(WorkKind.Item, true)]
    [TestCase(WorkKind.Dpc, false)]
    public void CanRunFirst_SaysWhatRunFirstWouldDo(WorkKind kind, bool expected)
    {
        Events.Schedule(10, 0, 0, _target, 1);

        Assert.That(Events.CanRunFirst(kind), Is.EqualTo(expected));
        Assert.That(_target.Ran, Is.Empty);
        Assert.That(Events.RunFirst(kind), Is.EqualTo(expected));
    }

    [Test]
    public void CanRunDue_SaysWhatRunDueWouldDo()
    {
        Events.Schedule(10, 1, 0, _target, 1);

        Assert.That((Events.CanRunDue(1), Events.CanRunDue(0)), Is.EqualTo((false, false)));
        Events.SkipTo(10);
        Assert.That((Events.CanRunDue(1), Events.CanRunDue(0)), Is.EqualTo((false, true)));
        Assert.That(Events.RunDue(0));
    }

    [Test]
    public void ManyEvents_RunInOrder()
    {
        uint state = 7;
        for (uint cookie = 0; cookie < 5000; cookie++)
        {
            state = (state * 1_664_525) + 1_013_904_223;
            Events.Schedule(state >> 24, (int)(cookie % 2), 0, _target, cookie);
        }

        while (Events.RunNext())
        {
        }

        var expected = _target.Log.OrderBy(run => run.Time).ThenBy(run => run.Cookie).Select(run => run.Cookie);
        Assert.That(_target.Ran, Is.EqualTo(expected));
        Assert.That(_target.Ran, Has.Count.EqualTo(5000));
    }

    [Test]
    public void Event_RunsOnItsProcessor_AtItsIrql_WithItsArgument()
    {
        Events.Schedule(5, 1, 2, _target, 7, 99);

        Assert.That(Events.NextTime, Is.EqualTo(5));
        Assert.That(Events.RunNext());

        Assert.That(_target.Log.Single(), Is.EqualTo((7u, 99UL, 5L, 1, (byte)2)));
        Assert.That((_pc.Current.Number, _pc.Processor(1).Irql, Events.Count), Is.EqualTo((0, (byte)0, 0)));
        Assert.That(Events.NextTime, Is.EqualTo(long.MaxValue));
        Assert.That(Events.RunNext(), Is.False);
    }

    [Test]
    public void TimeThatHasPassed_MeansNow_AfterWhatIsDue()
    {
        Events.AdvanceTo(50);
        Events.Schedule(50, 0, 0, _target, 1);
        Events.Schedule(10, 0, 0, _target, 2);

        Assert.That(Events.RunUntilIdle(50));
        Assert.That(_target.Ran, Is.EqualTo(new uint[] { 1, 2 }));
        Assert.That(_pc.Now, Is.EqualTo(50));
    }

    [Test]
    public void Time_NeverPassesAnEvent_AndNeverGoesBack()
    {
        Events.Schedule(40, 0, 0, _target, 1);

        Events.AdvanceTo(100);
        Assert.That(_pc.Now, Is.EqualTo(40));
        Events.AdvanceTo(10);
        Assert.That(_pc.Now, Is.EqualTo(40));
        Assert.That(_target.Ran, Is.Empty);
    }

    [Test]
    public void RunUntilIdle_StopsAtTheDeadline()
    {
        _target.Inside[1] = () => Events.Schedule(_pc.Now + 10, 0, 0, _target, 1);
        Events.Schedule(0, 0, 0, _target, 1);

        Assert.That(Events.RunUntilIdle(35), Is.False);

        Assert.That(_target.Ran, Has.Count.EqualTo(4));
        Assert.That((_pc.Now, Events.Count), Is.EqualTo((35L, 1)));
    }

    [Test]
    public void RunDue_RunsOnlyWhatIsDueOnOtherProcessors()
    {
        Events.Schedule(0, 0, 0, _target, 1);
        Events.Schedule(0, 1, 0, _target, 2);
        Events.Schedule(1, 1, 0, _target, 3);
        Events.Schedule(0, 1, 2, _target, 4);

        Assert.That(Events.RunDue(exceptProcessor: 0));

        Assert.That(_target.Ran, Is.EqualTo(new uint[] { 2, 4 }));
        Assert.That(Events.RunDue(exceptProcessor: 0), Is.False);
        Assert.That(Events.RunUntilIdle(10));
        Assert.That(_target.Ran, Is.EqualTo(new uint[] { 2, 4, 1, 3 }));
    }

    [Test]
    public void Order_IsKept_WhenEventsAreTakenFromTheMiddle()
    {
        uint state = 7;
        for (uint cookie = 0; cookie < 5000; cookie++)
        {
            state = (state * 1_664_525) + 1_013_904_223;
            Events.Schedule(state >> 28, (int)((state >> 20) % 2), 0, _target, cookie);
        }

        while (Events.RunNext())
        {
            Events.RunDue(exceptProcessor: 0);
        }

        Assert.That(_target.Log.Select(run => run.Time), Is.Ordered);
        foreach (var runs in _target.Log.GroupBy(run => (run.Processor, run.Time)))
        {
            Assert.That(runs.Select(run => run.Cookie), Is.Ordered);
        }
    }

    [Test]
    public void RunDue_DoesNotRunWhatItsOwnEventsAskFor()
    {
        _target.Inside[1] = () => Events.Schedule(_pc.Now, 1, 0, _target, 1);
        Events.Schedule(0, 1, 0, _target, 1);

        Assert.That(Events.RunDue(exceptProcessor: 0));

        Assert.That(_target.Ran, Has.Count.EqualTo(1));
        Assert.That(Events.Count, Is.EqualTo(1));
    }

    [Test]
    public void RunDue_RunsNothing_WhenOnlyTheExceptedProcessorHasWork([Values(0, 1)] int processor)
    {
        Events.Schedule(0, processor, 0, _target, 1);
        Events.Schedule(0, processor, 0, _target, 2);

        Assert.That(Events.RunDue(exceptProcessor: processor), Is.False);
        Assert.That(_target.Ran, Is.Empty);
    }

    [Test]
    public void RunDue_LeavesAProcessorAlone_ThatIsBusyAtTheSameIrql()
    {
        // Processor 0 is in an activity at IRQL 2, processor 1 interrupts it, and events for processor 0 come due.
        _target.Inside[1] = () => Events.RunDue(exceptProcessor: 0);
        _target.Inside[2] = () => Events.RunDue(exceptProcessor: 1);
        Events.Schedule(0, 1, 0, _target, 2);
        Events.Schedule(0, 0, 2, _target, 3);
        Events.Schedule(0, 0, 5, _target, 4);

        _pc.RunOn(0, 2, _target, 1, 0);

        Assert.That(_target.Ran, Is.EqualTo(new uint[] { 1, 2, 4 }));
        Assert.That(Events.RunNext());
        Assert.That(_target.Ran[^1], Is.EqualTo(3));
    }

    [Test]
    public void Nesting_RestoresProcessorAndIrql_AlsoAfterAnException()
    {
        _target.Inside[1] = () =>
        {
            _pc.RunOn(1, 2, _target, 2, 0);
            _target.Log.Add((0, 0, 0, _pc.Current.Number, _pc.Current.Irql));
        };
        _target.Inside[2] = () => _pc.RunOn(0, 9, _target, 3, 0);
        _target.Inside[4] = () => throw new InvalidOperationException();

        _pc.RunOn(0, 1, _target, 1, 0);

        Assert.That(
            _target.Log.Select(run => (run.Processor, run.Irql)),
            Is.EqualTo(new[] { (0, (byte)1), (1, (byte)2), (0, (byte)9), (0, (byte)1) }));
        Assert.Throws<InvalidOperationException>(() => _pc.RunOn(1, 5, _target, 4, 0));
        Assert.That((_pc.Current.Number, _pc.Processor(0).Irql, _pc.Processor(1).Irql), Is.EqualTo((0, 0, 0)));
        Assert.That(_pc.Processor(0).Depth + _pc.Processor(1).Depth, Is.Zero);
    }

    [Test]
    public void Reset_ForgetsWhatWaits()
    {
        Events.Schedule(5, 0, 0, _target, 1);
        Events.AdvanceTo(3);
        _pc.Locks.Acquire(_pc.Locks.Create(), _pc.Processor(1).Bottom, 0, false);

        _pc.Reset();

        Assert.That((Events.Count, _pc.Now), Is.EqualTo((0, 0L)));
        Assert.That((_pc.Locks.AnyHeld, _pc.Processor(1).Bottom.LocksHeld), Is.EqualTo((false, 0)));
    }

    [Test]
    public void UnknownProcessor_IsADefectOfOurs()
        => Assert.Throws<HarnessDefectException>(() => Events.Schedule(0, 2, 0, _target, 0));

    [Test]
    public void Background_DoesNotKeepTheMachineBusy()
    {
        Events.Schedule(10, 0, 0, _target, 1, isBackground: true);
        Events.Schedule(20, 0, 0, _target, 2);
        Events.Schedule(30, 0, 0, _target, 3, isBackground: true);

        Assert.That(Events.RunUntilIdle(100));
        Assert.That(_target.Ran, Is.EqualTo(new uint[] { 1, 2 }));
        Assert.That((_pc.Now, Events.Count, Events.IsIdle), Is.EqualTo((20L, 1, true)));

        Events.RunUntil(50);
        Assert.That(_target.Ran, Is.EqualTo(new uint[] { 1, 2, 3 }));
        Assert.That((_pc.Now, Events.Count, Events.IsIdle), Is.EqualTo((50L, 0, true)));
    }
}
