using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Testbed;

/// <summary>Runs a scenario on a testbed from the pool and says how it ended.</summary>
public static class ScenarioRunner
{
    private const int MaximumDropped = 1_000;

    /// <summary>Builds what the first run needs, so that it need not wait. Any thread may call this.</summary>
    public static void Prepare() => TestbedPool.Prepare();

    /// <summary>
    /// Runs one scenario with a fresh driver. A schedule that cannot run on one stack is dropped and repeated without
    /// the choice that led there. Never throws for what driver or harness did.
    /// </summary>
    public static ScenarioOutcome Run(
        Scenario scenario, Func<object> driver, ScenarioRunOptions? options = null)
    {
        Bench bench = TestbedPool.Take(scenario.Generation);
        ScenarioOutcome outcome = RunOn(bench, scenario, driver, options);
        if (outcome.Kind == OutcomeKind.HarnessError)
        {
            bench.Dispose();
        }
        else
        {
            TestbedPool.Return(bench);
        }

        return outcome;
    }

    /// <summary>Runs a scenario as it stands, then its variations, each with a fresh driver.</summary>
    public static IEnumerable<ScenarioOutcome> RunEach(
        Scenario scenario, Func<object> driver, ScenarioRunOptions? options = null)
    {
        options ??= new ScenarioRunOptions();
        if (scenario.Variations is null)
        {
            return [Run(scenario, driver, options)];
        }

        Survey survey = RunSurvey(scenario, driver, options);
        return RunVariations(scenario, scenario.Variations.Of(survey.Met), driver, options).Prepend(survey.First);
    }

    /// <summary>
    /// Runs a scenario with variations as it stands, and records the choices that they decide otherwise.
    /// </summary>
    public static Survey RunSurvey(Scenario scenario, Func<object> driver, ScenarioRunOptions options)
    {
        int kind = (int)scenario.Variations!.Kind;
        RecordingChoices? recording = null;
        ScenarioOutcome first = Run(scenario, driver, options with
        {
            Prepared = session =>
            {
                options.Prepared?.Invoke(session);
                recording = new RecordingChoices(session.Choices, 1UL << kind);
                session.Host.Machine.Choices = recording;
            },
        });
        return new Survey(first, [.. Recorded(recording, kind)]);
    }

    /// <summary>
    /// Runs the further runs of a scenario. A run in which nothing happened at the boundaries that were chosen is the
    /// survey once more, and left out. A trace is kept only where somebody will want to read it: where the run found
    /// something or did not end well.
    /// </summary>
    public static IEnumerable<ScenarioOutcome> RunVariations(
        Scenario scenario,
        VariedRuns varied,
        Func<object> driver,
        ScenarioRunOptions options)
    {
        bool isAboutBoundaries = scenario.Variations!.Kind == HostChoice.Boundary;
        foreach (Variation variation in varied.Runs)
        {
            options.Repeating?.Invoke();
            ScenarioOutcome outcome = RunForFindings(
                scenario.Varied(variation), driver, options with { Variation = variation.Name });
            if (outcome.BoundaryEvents > 0 || !isAboutBoundaries)
            {
                yield return outcome with { Scenario = scenario, Variation = variation.Name };
            }
        }
    }

    /// <summary>Nothing was recorded if the run could not be prepared.</summary>
    private static IEnumerable<RecordedChoice> Recorded(RecordingChoices? recording, int kind)
        => recording is null ? [] : recording.Recorded.Where(choice => choice.Site.Kind.Number == kind);

    private static ScenarioOutcome RunForFindings(
        Scenario scenario, Func<object> driver, ScenarioRunOptions options)
    {
        ScenarioOutcome outcome = Run(scenario, driver, options with { Store = TraceStore.Nothing });
        Judgement rules = outcome.Rules;
        int remarks = rules.Findings.Count + rules.Silenced.Count + rules.Notes.Count;
        if (outcome.Kind == OutcomeKind.Completed && remarks == 0)
        {
            return outcome;
        }

        options.Repeating?.Invoke();
        return Run(scenario, driver, options);
    }

    /// <summary>
    /// The outcome of a run of which only the events are left: its process ended, or it was recorded. The rules see
    /// what they saw, or would have seen.
    /// </summary>
    /// <exception cref="UnjudgeableEventException">No run has these events.</exception>
    public static ScenarioOutcome OfEvents(
        Scenario scenario, ScenarioRunOptions options, TraceStore events, OutcomeKind kind, string reason)
    {
        RuleEngine rules = new(
            Bench.RulesOn(Bench.HostOf(scenario.Generation, scenario.Setup, options)), scenario.Generation);
        long sequence = 0;
        try
        {
            for (int i = 0; i < events.Count; i++)
            {
                sequence = events[i].Sequence;
                rules.OnEvent(in events[i]);
            }

            return new ScenarioOutcome(scenario, kind, reason, 0, rules.Judge(), events)
            {
                Variation = options.Variation,
            };
        }
#pragma warning disable CA1031 // Rules trust their host; what a file says may be anything.
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            throw new UnjudgeableEventException(sequence, exception);
        }
    }

    /// <summary>Runs one scenario with a fresh driver on a bench, and resets it.</summary>
    public static ScenarioOutcome RunOn(
        Bench bench, Scenario scenario, Func<object> driver, ScenarioRunOptions? options = null)
    {
        options ??= new ScenarioRunOptions();
        List<long> excluded = [];
        while (true)
        {
            using Session session = Begin(bench, scenario, driver, options);
            excluded.ForEach(session.Host.Exclude);
            (OutcomeKind kind, string reason, IReadOnlyList<string> stack) = Drive(scenario, session, options);
            if (session.Host.Unrunnable is { } unrunnable)
            {
                if (excluded.Count < MaximumDropped)
                {
                    excluded.Add(unrunnable.Boundary);
                    options.Steps?.Clear();
                    options.Frames?.Clear();
                    options.Repeating?.Invoke();
                    continue;
                }

                (kind, reason) = (OutcomeKind.HarnessError, $"{MaximumDropped} schedules were dropped: {unrunnable}");
            }

            options.Ended?.Invoke();
            if (session.Host.ForeignCall is { } foreign && kind is OutcomeKind.Completed or OutcomeKind.Stopped)
            {
                (kind, reason, stack) = (OutcomeKind.Crashed, foreign.Message, foreign.Callers);
            }

            return new ScenarioOutcome(
                scenario, kind, reason, session.Host.BugCheck?.Code ?? 0, session.Rules.Judge(), session.Trace)
            {
                Stack = session.Host.BugCheck?.Stack ?? stack,
                Choices = [.. session.UnusualChoices],
                Remarks = [.. session.Remarks],
                DroppedSchedules = excluded.Count,
                BoundaryEvents = session.Host.BoundaryEvents,
            };
        }
    }

    private static Session Begin(Bench bench, Scenario scenario, Func<object> driver, ScenarioRunOptions options)
        => bench switch
        {
            ReusableTestbed testbed =>
                new TestbedSession(testbed, scenario.Setup, () => (IMiniportDriver)driver(), options),
            Ndis5Testbed testbed =>
                new Ndis5Session(testbed, scenario.Setup, () => (INdis5MiniportDriver)driver(), options),
            _ => throw new ArgumentException("no session knows this bench", nameof(bench)),
        };

    private static void Drive(Scenario scenario, Session session)
    {
        if (session is Ndis5Session ndis5)
        {
            scenario.DriveNdis5!(ndis5);
        }
        else
        {
            scenario.Drive((TestbedSession)session);
        }
    }

    private static (OutcomeKind Kind, string Reason, IReadOnlyList<string> Stack) Drive(
        Scenario scenario, Session session, ScenarioRunOptions options)
    {
        try
        {
            options.Prepared?.Invoke(session);
            Drive(scenario, session);
            string refusal = session.RefusalWithout(scenario.FailedCall);
            return (refusal.Length == 0 ? OutcomeKind.Completed : OutcomeKind.Stopped, refusal, []);
        }
        catch (CannotGoOnException exception)
        {
            return (OutcomeKind.Stopped, exception.Message, []);
        }
        catch (MachineStoppedException)
        {
            return (OutcomeKind.Completed, string.Empty, []);
        }
        catch (BugCheckException exception)
        {
            return (exception.IsHang ? OutcomeKind.Hung : OutcomeKind.Crashed, exception.Message, []);
        }
        catch (UnrunnableScheduleException exception)
        {
            // The run is repeated; nobody reads the stack trace, which takes as long to write as a run.
            return (OutcomeKind.HarnessError, exception.Message, []);
        }
        catch (HarnessDefectException exception)
        {
            return (OutcomeKind.HarnessError, exception.ToString(), []);
        }
        catch (Exception exception) when (DriverStack.IsOfPlugin(exception))
        {
            // The driver's own calls end in its boundary.
            string what = $"the device model threw {DriverText.Escape(exception.GetType().Name)}";
            return (OutcomeKind.Crashed, $"{what}: {DriverText.Message(exception)}", DriverStack.Of(exception));
        }
#pragma warning disable CA1031 // Whatever else comes out of host, reference NIC or scenario is a defect of the harness.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return (OutcomeKind.HarnessError, exception.ToString(), []);
        }
    }
}
