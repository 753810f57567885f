using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Reports;

/// <summary>What the page of a run shows.</summary>
internal sealed class PageContents
{
    private readonly RunReport _report;
    private readonly List<ScenarioResult> _scenarios;
    private readonly Dictionary<string, int> _placeOfScenario;

    public PageContents(RunReport traced)
    {
        _report = traced;
        _scenarios = [.. traced.Result.Drivers
            .SelectMany(driver => driver.Scenarios.Concat(driver.Robustness))
            .DistinctBy(scenario => scenario.Id)];
        _placeOfScenario = _scenarios
            .Select((scenario, place) => (scenario.Id, place))
            .ToDictionary(pair => pair.Id, pair => pair.place, StringComparer.Ordinal);
    }

    private RunResult Run => _report.Result;

    public PageDocument Document()
    {
        TraceShelf traces = new(_report.Traces);
        MistakeRows mistakes = new(_report, traces, _placeOfScenario);
        return new PageDocument
        {
            Verdict = KebabCase.Of(Run.Verdict),
            VerdictInWords = Words.Of(Run.Verdict),
            ExitCode = (int)Run.ExitCode,
            Drivers = [.. Run.Drivers.Select(Driver)],
            Scenarios = [.. _scenarios.Select(scenario => new ScenarioRow(scenario.Id, scenario.Title))],
            Rules = [.. Run.Rules.Select(Rule)],
            Mistakes = mistakes.All(),
            Failures = [.. Run.Drivers.SelectMany(driver => Failures(driver, traces))],
            Troubles = [.. Troubles()],
            Traces = [.. _report.Traces.Select(trace => new TraceHead(
                trace.Driver,
                trace.Scenario,
                trace.Run.Name,
                KebabCase.Of(trace.Run.Verdict),
                trace.Lines.Count))],
            Parties = Parties(),
        };
    }

    private DriverRow Driver(DriverResult driver)
    {
        List<ScenarioResult> scenarios = [.. driver.Scenarios, .. driver.Robustness];
        return new DriverRow
        {
            Driver = driver.Driver,
            Plugin = driver.Plugin,
            Verdict = KebabCase.Of(driver.Verdict),
            VerdictInWords = Words.Of(driver.Verdict),
            Summary = SummaryText.Counts(driver, Run),
            Reasons = driver.Reasons,
            Parts = [.. driver.Profiles.Select(part => new PartRow(
                Words.Of(part.Profile), KebabCase.Of(part.Verdict), Words.Of(part.Verdict)))],
            Hosts = [.. scenarios.SelectMany(scenario => scenario.Runs)
                .Select(run => (run.Profile, run.Ndis))
                .Distinct()
                .Select(host => Host(scenarios, host.Profile, host.Ndis))],
            Broken = scenarios
                .Select(scenario => (scenario.Id, Rules: Broken(scenario)))
                .Where(pair => pair.Rules.Count > 0)
                .ToDictionary(pair => _placeOfScenario[pair.Id], pair => pair.Rules),
        };
    }

    private static IReadOnlyList<string> Broken(ScenarioResult scenario)
        => [.. scenario.Runs.SelectMany(run => run.Findings).Select(finding => finding.Rule).Distinct()];

    private HostRow Host(List<ScenarioResult> scenarios, string profile, string ndis)
    {
        char[] cells = new char[_scenarios.Count];
        Array.Fill(cells, '.');
        foreach (ScenarioResult scenario in scenarios)
        {
            List<ScenarioRun> runs = [.. scenario.Runs.Where(run => run.Profile == profile && run.Ndis == ndis)];
            if (runs.Count > 0)
            {
                cells[_placeOfScenario[scenario.Id]] = Letter(RunFold.Worst(runs));
            }
        }

        return new HostRow(profile, ndis, new string(cells));
    }

    private static char Letter(ScenarioVerdict verdict) => verdict switch
    {
        ScenarioVerdict.Pass => 'p',
        ScenarioVerdict.NotApplicable => 'a',
        ScenarioVerdict.NotRun => 'n',
        ScenarioVerdict.Fail => 'f',
        ScenarioVerdict.Crash => 'c',
        ScenarioVerdict.Hang => 'h',
        _ => 'e',
    };

    private static RuleRow Rule(RuleResult rule) => new()
    {
        Id = rule.Rule,
        Title = RuleCatalogue.Find(rule.Rule)?.Title ?? string.Empty,
        Level = FindingText.Level(rule.Level),
        Verdict = Words.Of(rule.Verdict),
        Exercised = rule.Exercised,
    };

    private static IEnumerable<FailureRow> Failures(DriverResult driver, TraceShelf traces)
        => GroupFold.Failures([.. driver.Scenarios, .. driver.Robustness]).Select(failure => new FailureRow
        {
            Driver = driver.Driver,
            Verdict = KebabCase.Of(failure.Run.Verdict),
            Message = failure.Run.Message,
            Stack = failure.Run.Stack,
            Scenarios = failure.Scenarios,
            Run = failure.Run.Name,
            Trace = traces.Find(driver, failure.Scenarios[0], failure.Run.Name),
        });

    private IEnumerable<string> Troubles()
    {
        foreach (LoadFailure failure in Run.LoadFailures)
        {
            yield return $"error: {failure.Message}; {failure.Fix}";
        }

        if (Run.SnapshotFailure is { } trouble)
        {
            yield return $"error: {trouble.Message}; {trouble.Fix}";
        }

        foreach (string idle in Run.IdleWaivers)
        {
            yield return $"waiver: {idle}";
        }

        foreach (Unsteadiness unsteady in Run.Unsteady)
        {
            yield return $"repetition {unsteady.Repetition}: {unsteady.Scenario} ({unsteady.Run}) of {unsteady.Driver} "
                + $"ended with {unsteady.Now}, the first time with {unsteady.First}";
        }

        if (Run.Cancelled)
        {
            yield return "cancelled; the results so far are reported";
        }
    }

    private SortedDictionary<string, int[]> Parties()
    {
        SortedDictionary<string, int[]> parties = new(StringComparer.Ordinal);
        foreach (string name in _report.Traces
            .SelectMany(trace => trace.Lines)
            .Select(line => line.Event)
            .Distinct(StringComparer.Ordinal))
        {
            if (Enum.TryParse(name, out TraceName known) && known != TraceName.None)
            {
                TraceParties between = TraceParties.Of(TraceSchema.Of(known));
                parties[name] = [(int)between.From, (int)between.To];
            }
        }

        return parties;
    }
}
