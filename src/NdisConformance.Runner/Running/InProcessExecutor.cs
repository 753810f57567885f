using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using NdisConformance.Machine;
using NdisConformance.Results;
using NdisConformance.Rules;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>Runs scenarios in this process.</summary>
internal sealed class InProcessExecutor(Plugin plugin, IReadOnlyDictionary<string, Scenario> scenarios)
    : IScenarioExecutor
{
    private static readonly IReadOnlyList<string> NoVariations = [];

    // Many scenarios have the same survey: a request for it names the survey in place of the scenario.
    private readonly ConcurrentDictionary<ScenarioRequest, Lazy<SurveyRun>> _surveys = [];

    public PluginManifest Manifest => plugin.Manifest;

    public PluginIsolation Isolation => plugin.Isolation;

    public int Width => Environment.ProcessorCount;

    public void Check(string driver, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        plugin.Check(driver);
    }

    /// <summary>Nobody can end code of the driver in this process: what has begun is finished.</summary>
    public ExecutedScenario Run(ScenarioRequest request, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return Run(request, shared: null);
    }

    /// <param name="request">What to run.</param>
    /// <param name="shared">Gets the events of each run as well; null if nobody watches.</param>
    public ExecutedScenario Run(ScenarioRequest request, SharedTrace? shared)
    {
        Scenario scenario = scenarios[request.Scenario];
        ScenarioRunOptions options = request.OptionsFor(scenario) with
        {
            Shared = shared,
            Found = Debugger.IsAttached ? Show : null,
        };
        return scenario.Variations is null
            ? RunOnce(scenario, options, request)
            : RunVariations(scenario, options, request);
    }

    /// <summary>The driver may be optimized here: a function that was inlined is missing.</summary>
    public IReadOnlyList<ScenarioRun> Locate(
        ScenarioRequest request, IReadOnlyList<ScenarioRun> runs, CancellationToken cancellation = default)
    {
        Repetition repetition = new(plugin, scenarios[request.Scenario], request);
        return cancellation.IsCancellationRequested
            ? runs
            : [.. runs.Select(run => Locator.Locate(repetition, run))];
    }

    public RunTrace? Trace(ScenarioRequest request, string variation, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return Trace(request, variation, shared: null);
    }

    /// <param name="request">What to run.</param>
    /// <param name="variation">Name of the variation; empty for the scenario as it stands.</param>
    /// <param name="shared">Gets the events as well; null if nobody watches.</param>
    public RunTrace? Trace(ScenarioRequest request, string variation, SharedTrace? shared)
    {
        Repetition repetition = new(plugin, scenarios[request.Scenario], request);
        return repetition.Run(variation, watcher: null, shared, (run, trace) => new RunTrace
        {
            Plugin = Manifest.Name,
            Driver = request.Driver,
            Scenario = request.Scenario,
            Settings = TraceLines.Settings(scenarios[request.Scenario], request),
            Run = run,
            Frames = repetition.Frames,
            Lines = TraceLines.Of(trace),
        });
    }

    public void Dispose() => plugin.Dispose();

    /// <summary>Stops the debugger where the driver broke the rule: the driver is on the stack.</summary>
    private static void Show(Finding finding)
    {
        Debugger.Log(0, finding.RuleId, $"{finding.RuleId}: {finding.Message}{Environment.NewLine}");
        Debugger.Break();
    }

    private ExecutedScenario RunOnce(Scenario scenario, ScenarioRunOptions options, ScenarioRequest request)
    {
        ScenarioOutcome outcome = InProcessRun.With(
            plugin, request.Driver, options, (make, own) => ScenarioRunner.Run(scenario, make, own));
        SnapshotHeader header = new(scenario.Id, Manifest.Name, request.Driver);
        string snapshot = request.TakesSnapshot ? TraceFormatter.Snapshot(outcome.Trace, header) : string.Empty;
        bool isAccepted = request.Accepted is { } accepted && accepted == SnapshotFiles.Hash(snapshot);
        ExecutedScenario executed = new()
        {
            Runs = [Read(outcome, options, request)],
            Snapshot = isAccepted ? string.Empty : snapshot,
            IsAccepted = isAccepted,
        };
        outcome.Trace.Free();
        return executed;
    }

    private ExecutedScenario RunVariations(
        Scenario scenario, ScenarioRunOptions options, ScenarioRequest request)
    {
        (ScenarioRun first, IReadOnlyList<RecordedChoice> met) = _surveys.GetOrAdd(
            request with { Scenario = scenario.Variations!.Survey, Except = NoVariations },
            _ => new(() => InProcessRun.With(plugin, request.Driver, options, (make, own) =>
            {
                Survey survey = ScenarioRunner.RunSurvey(scenario, make, own);
                return new SurveyRun(ReadAndFree(survey.First, options, request), survey.Met);
            }))).Value;
        VariedRuns varied = scenario.Variations.Of(met);
        varied = request.Except.Count == 0 ? varied : varied with
        {
            Runs = [.. varied.Runs.Where(variation => !request.Except.Contains(variation.Name))],
        };
        ScenarioRun[] further = InProcessRun.With(plugin, request.Driver, options, (make, own) => ScenarioRunner
            .RunVariations(scenario, varied, make, own)
            .Select(outcome => ReadAndFree(outcome, options, request))
            .ToArray());
        return new ExecutedScenario
        {
            Runs = further.Length == 0 && first.Verdict == ScenarioVerdict.Pass
                ? [first with { Verdict = ScenarioVerdict.NotApplicable, Message = scenario.Variations.NotMet }]
                : [first, .. further],
            Places = new PlaceCounts(varied.MetPlaces, varied.VariedPlaces),
        };
    }

    private static ScenarioRun ReadAndFree(ScenarioOutcome outcome, ScenarioRunOptions options, ScenarioRequest request)
    {
        ScenarioRun run = Read(outcome, options, request);
        outcome.Trace.Free();
        return run;
    }

    private static ScenarioRun Read(ScenarioOutcome outcome, ScenarioRunOptions options, ScenarioRequest request)
    {
        bool readsTraffic = request.ReadsTraffic && outcome.Scenario.Variations is null;
        return OutcomeReader.Read(outcome, options, readsTraffic) with
        {
            Digest = request.TakesDigest && outcome.Trace.Count > 0 ? DigestOf(outcome.Trace) : string.Empty,
        };
    }

    private static string DigestOf(TraceStore trace)
    {
        TraceDigest digest = new();
        for (int index = 0; index < trace.Count; index++)
        {
            digest.OnEvent(in trace[index]);
        }

        return digest.Value.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>A survey as a result, and the choices that it met.</summary>
    private sealed record SurveyRun(ScenarioRun First, IReadOnlyList<RecordedChoice> Met);
}
