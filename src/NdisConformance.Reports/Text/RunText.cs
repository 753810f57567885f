using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>A run as text: one screen, or all that is known.</summary>
public static class RunText
{
    private const int ChangesShown = 5;
    private const int AllChanges = 20;
    private const int FailuresShown = 4;
    private const int FramesShown = 4;

    public static void Write(TextWriter output, RunResult run, ReportStyle style)
    {
        Screen screen = new(output, style);
        foreach (DriverResult driver in run.Drivers.Where(_ => !style.IsQuiet))
        {
            WriteDriver(screen, driver, run);
        }

        foreach (LoadFailure failure in run.LoadFailures)
        {
            FailureText.Write(output, failure.Message, failure.Fix);
        }

        if (run.SnapshotFailure is { } trouble)
        {
            FailureText.Write(output, trouble.Message, trouble.Fix);
        }

        foreach (string idle in run.IdleWaivers)
        {
            screen.Sentence($"waiver: {idle}");
        }

        if (run.Cancelled)
        {
            screen.Line("cancelled; the results so far are reported");
        }

        foreach (DriverResult driver in run.Drivers)
        {
            string name = run.Drivers.Count > 1 || run.LoadFailures.Count > 0 ? driver.Driver + ": " : string.Empty;
            screen.Sentence(
                name + SummaryText.OfDriver(driver, run), part: Words.Of(driver.Verdict), ink: InkOf(driver.Verdict));
        }

        WriteRepetitions(screen, run);
        if (run.Artifacts is not null)
        {
            screen.Whole($"artifacts: {run.Artifacts}");
        }

        if (NextCommand.Of(run) is { } next)
        {
            screen.Whole($"next: {next}", "next:");
        }
    }

    private static string InkOf(OverallVerdict verdict) => verdict switch
    {
        OverallVerdict.Conformant => Ink.Good,
        OverallVerdict.NotConformant => Ink.Bad,
        _ => Ink.Warning,
    };

    private static void WriteRepetitions(Screen screen, RunResult run)
    {
        if (run.Repetitions == 1)
        {
            return;
        }

        int shown = screen.Style.IsVerbose ? run.Unsteady.Count : FailuresShown;
        foreach (Unsteadiness unsteady in run.Unsteady.Take(shown))
        {
            screen.Sentence($"repetition {unsteady.Repetition}: {unsteady.Scenario} of {unsteady.Driver} "
                + $"({unsteady.Run}): {unsteady.First}, then {unsteady.Now}");
        }

        screen.Sentence($"{run.Repetitions} repetitions: "
            + (run.Unsteady.Count == 0 ? "all alike" : $"{Words.Count(run.Unsteady.Count, "run")} ended otherwise")
            + (run.Unsteady.Count > shown ? "; --verbose shows all" : string.Empty));
    }

    private static void WriteDriver(Screen screen, DriverResult driver, RunResult run)
    {
        int top = screen.Rows;
        WriteFailures(screen, driver.Scenarios, run);
        GroupText.Write(screen, driver, driver.Mistakes, run, top);
        WriteNotRun(screen, driver);
        foreach (string path in driver.DanglingSnapshots)
        {
            screen.Sentence($"no scenario produces the snapshot {path}: delete it, or restore its scenario");
        }

        WriteDifferences(screen, driver);
        WriteRobustness(screen, driver, run);
        SnapshotText.Write(screen, driver, run);
        if (driver.Scenarios.Count > 0 || driver.Robustness.Count == 0)
        {
            screen.Sentence(SummaryText.Counts(driver, run));
            if (driver.Reasons.Count > 0)
            {
                screen.Sentence($"not verified: {string.Join(", ", driver.Reasons)}");
            }

            WriteRules(screen, driver);
        }
    }

    /// <summary>Crashes, hangs and failures of the harness, each once.</summary>
    private static void WriteFailures(Screen screen, IReadOnlyList<ScenarioResult> scenarios, RunResult all)
    {
        IReadOnlyList<FailureGroup> failures = GroupFold.Failures(scenarios);
        int shown = screen.Style.IsVerbose ? failures.Count : FailuresShown;
        foreach (FailureGroup failure in failures.Take(shown))
        {
            ScenarioRun run = failure.Run;
            string others = failure.Scenarios.Count == 1
                ? string.Empty
                : $", also in {Words.Count(failure.Scenarios.Count - 1, "scenario")}";
            string name = Words.Run(run, all) is { Length: > 0 } given ? $" ({given})" : string.Empty;
            string verdict = KebabCase.Of(run.Verdict);
            screen.Sentence($"{verdict} {failure.Scenarios[0]}{name}{others}", part: verdict, ink: Ink.Bad);
            foreach (string line in run.Message.ReplaceLineEndings("\n").Split('\n'))
            {
                screen.Sentence($"  {line}", indent: 4);
            }

            foreach (string frame in run.Stack.Take(screen.Style.IsVerbose ? run.Stack.Count : FramesShown))
            {
                screen.Whole($"    at {StackText.Of(frame)}");
            }

            if (screen.Style.IsVerbose && failure.Scenarios.Count > 1)
            {
                screen.Line($"  {FindingText.Field("found in", string.Join(", ", failure.Scenarios))}");
            }

            foreach (string note in run.Notes)
            {
                screen.Sentence($"  note: {note}", indent: 4);
            }

            screen.Line();
        }

        if (failures.Count > shown)
        {
            screen.Line($"and {failures.Count - shown} other crashes or hangs: --verbose shows them");
        }
    }

    /// <summary>The scenarios that need more than the driver did, together where the reason is the same.</summary>
    private static void WriteNotRun(Screen screen, DriverResult driver)
    {
        foreach (IGrouping<string, string> reason in driver.Scenarios
            .SelectMany(scenario => scenario.Runs
                .Where(run => run.Verdict == ScenarioVerdict.NotRun)
                .Select(run => (Reason: Words.WhyNotRun(run), scenario.Id))
                .Distinct())
            .GroupBy(pair => pair.Reason, pair => pair.Id, StringComparer.Ordinal))
        {
            screen.Sentence($"not run: {reason.Key}: {Words.Count(reason.Count(), "scenario")}, "
                + $"{reason.First()} the first");
        }
    }

    private static void WriteDifferences(Screen screen, DriverResult driver)
    {
        foreach (TrafficDifference difference in driver.Differences)
        {
            string others = difference.Others.Count == 1
                ? string.Empty
                : $" and {Words.Count(difference.Others.Count - 1, "other profile")}";
            screen.Sentence($"fail {difference.Scenario} ({driver.Driver}): "
                + "the frames are the same, but the wire or the completions differ");
            screen.Line($"    here         {difference.Profile}");
            screen.Line($"    there        {difference.Others[0]}{others}");
            int shown = screen.Style.IsVerbose ? AllChanges : ChangesShown;
            foreach (string change in difference.Changes.Take(shown))
            {
                screen.Line($"      {change}");
            }

            if (difference.Changes.Count > shown)
            {
                screen.Line($"      and {Words.Count(difference.Changes.Count - shown, "list")} more");
            }

            screen.Line();
        }
    }

    /// <summary>The scenarios in which NDIS leaves its contract: they do not touch the verdict.</summary>
    private static void WriteRobustness(Screen screen, DriverResult driver, RunResult run)
    {
        if (driver.Robustness.Count == 0)
        {
            return;
        }

        IReadOnlyList<FindingGroup> groups = GroupFold.Of(driver.Robustness);
        int failed = driver.Robustness.Count(
            scenario => scenario.Runs.Any(run => run.Findings.Count > 0)
                || scenario.Verdict is ScenarioVerdict.Crash or ScenarioVerdict.Hang or ScenarioVerdict.HarnessError);
        screen.Line($"robustness, outside the verdict: {Words.Count(driver.Robustness.Count, "scenario")}, "
            + (failed == 0 ? "nothing found" : $"{failed} with findings"));
        WriteFailures(screen, driver.Robustness, run);
        GroupText.Write(screen, driver, groups, run, screen.Rows);
    }

    private static void WriteRules(Screen screen, DriverResult driver)
    {
        WriteIds(screen, "not exercised", driver.Rules.Where(rule => rule.IsGap));
        WriteIds(screen, "not applicable", driver.Rules.Where(rule => rule.Verdict == RuleVerdict.NotApplicable));
        screen.Sentence("  " + string.Join(", ", driver.Profiles.Select(
            profile => $"{Words.Of(profile.Profile)} {Words.Of(profile.Verdict)}")));
    }

    private static void WriteIds(Screen screen, string what, IEnumerable<RuleResult> rules)
    {
        if (screen.Style.IsVerbose && string.Join(", ", rules.Select(rule => rule.Rule)) is { Length: > 0 } ids)
        {
            screen.Line($"  {what}: {ids}");
        }
    }
}
