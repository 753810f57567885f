using System.Diagnostics;
using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Rules;
using NdisConformance.Testbed;
using NdisConformance.Testing;
using NdisConformance.Tests.Meta;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Tests.Testbed;

/// <summary>
/// At every boundary of the reference's callbacks, with and without its locks held, each alternative happens once: the
/// device goes on, an interrupt is serviced, a DPC of either processor runs, lists return. None breaks a rule. A
/// schedule that one stack cannot run is dropped, repeated without the choice, and counted.
/// </summary>
[TestFixture]
internal sealed class BoundaryScheduleTests
{
    // Of all schedules, an ordinary run takes one in so many; no multiple of the number of alternatives.
    private const int Share = 19;
    private const int ShareOfConforming = 607;

    private static readonly BoundaryAlternative[] Alternatives =
        [.. Enum.GetValues<BoundaryAlternative>().Where(alternative => alternative != BoundaryAlternative.Nothing)];

    [TestCase(0, 0, CallbackMoment.Inside)]
    [TestCase(1, 0, CallbackMoment.OtherProcessor)]
    [TestCase(0, 1, CallbackMoment.AfterReturn)]
    public void Reference_IsRight_WhateverHappensAtABoundary(
        int interruptProcessor, int sendProcessor, CallbackMoment lists)
    {
        Course course = new(ReferenceDriver.Create, interruptProcessor, sendProcessor, lists);
        long started = Stopwatch.GetTimestamp();
        IReadOnlyList<Schedule> all = [.. Schedules(course)];
        Schedule[] taken = [.. all.Where((_, index) => TestExtent.IsFull || index % Share == 0)];
        Ran[] ran = [.. taken.Select(schedule => Run(schedule, course))];

        var kinds = ran.GroupBy(run => (run.Schedule.Alternative, run.Schedule.IsLockHeld));
        foreach (var kind in kinds.OrderBy(kind => kind.Key))
        {
            Report(kind.Key.Alternative, kind.Key.IsLockHeld, [.. kind]);
        }

        TestContext.Out.WriteLine(
            $"{ran.Length} of {all.Count} schedules: {ran.Count(run => !run.IsDropped)} ran, "
            + $"{ran.Count(run => run.IsDropped)} cannot run on one stack, "
            + $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
        Assert.Multiple(() =>
        {
            Assert.That(ran.Where(run => run.Fault.Length > 0).Select(run => run.ToString()).Take(20), Is.Empty);
            Assert.That(ran.Count(run => run.Happened && run.Schedule.IsLockHeld), Is.Positive);
            Assert.That(ran.Count(run => run.Happened && !run.Schedule.IsLockHeld), Is.Positive);
            if (TestExtent.IsFull)
            {
                // Few are dropped: the reference makes a handful of calls with its lock held.
                Assert.That(ran.Count(run => run.IsDropped), Is.Positive);
            }

            Assert.That(ran.Count(run => run.IsDropped && !run.Schedule.IsLockHeld), Is.Zero);
        });
    }

    /// <summary>
    /// Something happens at every boundary, and in that at every further one. Each schedule that cannot run costs a
    /// repetition.
    /// </summary>
    [Test]
    public void Reference_IsRight_WhenSomethingHappensAtEveryBoundary(
        [ValueSource(nameof(Alternatives))] BoundaryAlternative alternative, [Values(0, 1)] int interruptProcessor)
    {
        Course course = new(ReferenceDriver.Create, interruptProcessor, 1, CallbackMoment.OtherProcessor);
        Ran ran = Run(new Schedule(Schedule.Everywhere, string.Empty, true, alternative), course);

        TestContext.Out.WriteLine($"{alternative}: {ran.Events} times, {ran.Dropped} schedules dropped before");
        Assert.That((ran.Fault, ran.Happened), Is.EqualTo((string.Empty, true)));
    }

    [Test]
    public void ConformingMiniports_AreRight_WhateverHappensAtABoundary()
    {
        List<string> faults = [];
        int number = 0;
        int runs = 0;
        foreach (SurveyedDriver driver in DriverSurvey.Drivers.Where(driver => driver.Plugin == "ConformingMiniports"))
        {
            Course course = new(
                () => (IMiniportDriver)Activator.CreateInstance(driver.Type)!,
                number % 2,
                1 - (number % 2),
                number % 3 == 0 ? CallbackMoment.OtherProcessor : CallbackMoment.AfterReturn);
            int step = TestExtent.IsFull ? Share : ShareOfConforming;
            int first = number++ % step;
            foreach (Schedule schedule in Schedules(course).Where((_, index) => index % step == first))
            {
                Ran ran = Run(schedule, course);
                runs++;
                if (ran.Fault.Length > 0)
                {
                    faults.Add($"{driver.Name}: {ran}");
                }
            }
        }

        TestContext.Out.WriteLine($"{runs} schedules of {number} miniports");
        Assert.That(faults, Is.Empty);
    }

    /// <summary>Each run has a seed, and much happens in it: at boundaries, on the device, with lists.</summary>
    [Test]
    public void Conforming_IsRight_InRandomSchedules()
    {
        IEnumerable<Func<IMiniportDriver>> conforming = DriverSurvey.Drivers
            .Where(driver => driver.Plugin == "ConformingMiniports")
            .Select(driver => (Func<IMiniportDriver>)(() => (IMiniportDriver)Activator.CreateInstance(driver.Type)!));
        Func<IMiniportDriver>[] drivers = [ReferenceDriver.Create, .. conforming];
        int runs = TestExtent.IsFull ? 6_000 : 200;
        Ran[] ran = [.. Enumerable.Range(1, runs).Select(seed => Random(drivers[seed % drivers.Length], seed))];

        TestContext.Out.WriteLine(
            $"{runs} runs, {ran.Sum(run => run.Events)} times something happened at a boundary, "
            + $"{ran.Sum(run => run.Dropped)} schedules dropped");
        Assert.That(ran.Where(run => run.Fault.Length > 0).Take(20), Is.Empty);
        Assert.That(ran.Sum(run => run.Dropped), Is.Positive);
    }

    /// <summary>The schedules show something: this miniport gets through the ordinary one.</summary>
    [Test]
    public void FaultyMiniport_IsCaught_OnlyByWhatHappensAtABoundary()
    {
        Type faulty = DriverSurvey.Driver("recv-014-indicates-after-pause").Type;
        Course course = new(
            () => (IMiniportDriver)Activator.CreateInstance(faulty)!, 1, 0, CallbackMoment.OtherProcessor);

        // The survey asserts that nothing is wrong where nothing happens.
        var faults = Schedules(course)
            .Where((_, index) => index % Share == 0)
            .Select(schedule => Run(schedule, course).Fault)
            .Where(fault => fault.Length > 0);

        Assert.That(faults.First(), Does.Contain("RECV-014"));
    }

    private static void Report(BoundaryAlternative alternative, bool isLockHeld, Ran[] ran)
        => TestContext.Out.WriteLine(
            $"{alternative}, {(isLockHeld ? "lock held" : "no lock held")}: {ran.Length} schedules, "
            + $"{ran.Count(run => run.Happened)} in which it happened, {ran.Count(run => run.IsDropped)} dropped");

    private static IEnumerable<Schedule> Schedules(Course course)
    {
        BoundarySurvey? survey = null;
        ScenarioOutcome outcome = ScenarioRunner.Run(
            Lively(course, null),
            course.Driver,
            new ScenarioRunOptions { Prepared = session => survey = BoundarySurvey.Of(session.Host.Machine) });
        Assert.That(Fault(outcome), Is.Empty);
        Assert.That(survey!.Boundaries, Has.Count.GreaterThan(500));
        return from boundary in Enumerable.Range(0, survey.Boundaries.Count)
               from alternative in Alternatives
               let at = survey.Boundaries[boundary]
               select new Schedule(boundary, at.Site.ToString(), at.IsLockHeld, alternative);
    }

    private static Ran Run(Schedule schedule, Course course)
    {
        ScenarioOutcome outcome = ScenarioRunner.Run(
            Lively(course, schedule), course.Driver, new ScenarioRunOptions { Store = TraceStore.Nothing });
        return new Ran(schedule, outcome.DroppedSchedules, outcome.BoundaryEvents, Fault(outcome));
    }

    private static Ran Random(Func<IMiniportDriver> driver, int seed)
    {
        Course course = new(driver, 0, seed % 2, CallbackMoment.Inside);
        ScenarioOutcome outcome = ScenarioRunner.Run(
            Lively(course, null),
            driver,
            new ScenarioRunOptions
            {
                Store = TraceStore.Nothing,
                Prepared = session => session.Host.Machine.Choices = new RandomChoices(seed),
            });
        Schedule schedule = new(Schedule.Everywhere, $"seed {seed} of {driver()}", true, BoundaryAlternative.Nothing);
        return new Ran(schedule, outcome.DroppedSchedules, outcome.BoundaryEvents, Fault(outcome));
    }

    private static string Fault(ScenarioOutcome outcome)
    {
        string[] violations =
        [
            .. from finding in outcome.Rules.Findings
               where finding.IsViolation
               select $"{finding.RuleId} {finding.Message}",
        ];
        return outcome.Kind == OutcomeKind.Completed && violations.Length == 0
            ? string.Empty
            : $"{outcome.Kind} {outcome.Reason} {string.Join("; ", violations)}";
    }

    /// <summary>Sends, receives and returns in a life from start to unload.</summary>
    private static Scenario Lively(Course course, Schedule? schedule) => new(
        "boundary/lively",
        "traffic in both directions, with something happening at one boundary",
        [],
        new TestbedSetup
        {
            Choices = choices =>
            {
                choices.Always((int)HostChoice.InterruptProcessor, course.InterruptProcessor);
                choices.Always((int)HostChoice.CallbackMoment, (int)course.Lists);
                if (schedule?.Boundary == Schedule.Everywhere)
                {
                    choices.Always((int)HostChoice.Boundary, (int)schedule.Alternative);
                }
                else if (schedule is not null)
                {
                    choices.At((int)HostChoice.Boundary, schedule.Boundary, (int)schedule.Alternative);
                }
            },
        },
        session =>
        {
            session.Start();
            session.Send(Request(course, PASSIVE_LEVEL).Add(Shapes.Large, lists: 2, framesPerList: 2));
            session.Receive(300, count: 2);
            session.Send(Request(course, DISPATCH_LEVEL).Add(Shapes.Small));
            session.ReceiveBurst(200, count: 3);
            session.Send(Request(course, PASSIVE_LEVEL).Add(Shapes.Large));
            session.RunFor(60);
            session.Send(Request(course, PASSIVE_LEVEL).Add(Shapes.Small, cancelId: 1));
            session.CancelSend(1);
            session.Receive(100);
            session.BeginPause();
            session.EndPause();
            session.Halt();
            session.Unload();
        });

    private static SendRequest Request(Course course, byte irql)
        => new() { Processor = course.SendProcessor, Irql = irql };

    private sealed record Course(
        Func<IMiniportDriver> Driver, int InterruptProcessor, int SendProcessor, CallbackMoment Lists);

    private sealed record Schedule(int Boundary, string Site, bool IsLockHeld, BoundaryAlternative Alternative)
    {
        public const int Everywhere = -1;
    }

    private sealed record Ran(Schedule Schedule, int Dropped, int Events, string Fault)
    {
        public bool IsDropped => Dropped > 0;

        public bool Happened => Events > 0;
    }
}
