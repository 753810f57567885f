using NdisConformance.Results;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>Finds out where in the driver its rules were broken: each run that broke one is repeated.</summary>
/// <param name="plugin">The plugin.</param>
/// <param name="scenarios">The scenarios by ID.</param>
internal sealed class Locator(Plugin plugin, IReadOnlyDictionary<string, Scenario> scenarios)
{
    private const string Unsteady =
        "the driver did something else when the run was repeated, so that where it broke the rules is not known";

    /// <param name="request">How the runs were made.</param>
    /// <param name="runs">Runs of one scenario on one host under one profile.</param>
    public IReadOnlyList<ScenarioRun> Locate(ScenarioRequest request, IReadOnlyList<ScenarioRun> runs)
    {
        Scenario scenario = scenarios[request.Scenario];
        ScenarioRunOptions options = request.Options;
        Dictionary<string, Scenario> varied = runs.Any(run => run.IsVaried)
            ? Varied(scenario, request.Driver, options)
            : [];
        return [.. runs.Select(run => Locate(
            run.IsVaried ? varied.GetValueOrDefault(run.Variation) : scenario, request.Driver, options, run))];
    }

    private Dictionary<string, Scenario> Varied(Scenario scenario, string driver, ScenarioRunOptions options)
        => InProcessRun.With(plugin, driver, options, (make, own) =>
        {
            Survey survey = ScenarioRunner.RunSurvey(scenario, make, own);
            survey.First.Trace.Free();
            return scenario.Variations!.Of(survey.Met).Runs.ToDictionary(
                variation => variation.Name, scenario.Varied, StringComparer.Ordinal);
        });

    private ScenarioRun Locate(Scenario? scenario, string driver, ScenarioRunOptions options, ScenarioRun run)
    {
        if (scenario is null)
        {
            return run with { Notes = [.. run.Notes, Unsteady] };
        }

        StackWatch watch = new(run);
        ScenarioRun again = InProcessRun.With(plugin, driver, options, (make, own) =>
        {
            ScenarioOutcome outcome = ScenarioRunner.Run(
                scenario, make, own with { Watcher = watch, Variation = run.Variation });
            ScenarioRun read = OutcomeReader.Read(outcome, own, readsTraffic: false);
            outcome.Trace.Free();
            return read;
        });
        HashSet<Shown> shown = [.. again.Findings.Select(Shown.Of)];
        return run with
        {
            Findings = [.. run.Findings.Select(
                finding => shown.Contains(Shown.Of(finding)) ? watch.Located(finding) : finding)],
            Notes = run.Findings.All(finding => shown.Contains(Shown.Of(finding)))
                ? run.Notes
                : [.. run.Notes, Unsteady],
        };
    }

    /// <summary>What two runs of a driver that does the same have in common.</summary>
    private sealed record Shown(string Rule, string Object, long? Made, long Broken, string Event, string Actual)
    {
        public static Shown Of(FindingResult finding) => new(
            finding.Rule,
            finding.Object,
            finding.Made?.Sequence,
            finding.Broken.Sequence,
            finding.Broken.Event,
            finding.Actual);
    }
}
