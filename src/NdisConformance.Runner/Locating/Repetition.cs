using NdisConformance.Results;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>Runs of a scenario once more, one by one.</summary>
/// <param name="plugin">The plugin.</param>
/// <param name="scenario">The scenario.</param>
/// <param name="request">How its runs are made.</param>
internal sealed class Repetition(Plugin plugin, Scenario scenario, ScenarioRequest request)
{
    private readonly ScenarioRunOptions _options = request.OptionsFor(scenario);
    private readonly List<(long Sequence, byte[] Bytes)>? _frames = request.KeepsFrames ? [] : null;
    private Dictionary<string, Scenario>? _varied;

    /// <summary>
    /// The frames on the wire of the run that was repeated; null if the request did not ask for them.
    /// </summary>
    public IReadOnlyList<WireFrame>? Frames
        => _frames is null ? null : [.. _frames.Select(frame => new WireFrame(frame.Sequence, frame.Bytes))];

    /// <summary>Repeats a run.</summary>
    /// <param name="variation">Name of the variation; empty for the scenario as it stands.</param>
    /// <param name="watcher">Sees the events; null if nobody does.</param>
    /// <param name="shared">Gets the events as well; null if nobody watches.</param>
    /// <param name="read">Gets the run and its trace, which is gone afterwards.</param>
    /// <returns>What was read; null if the driver has no such variation.</returns>
    public T? Run<T>(
        string variation, ITraceSink? watcher, SharedTrace? shared, Func<ScenarioRun, TraceStore, T> read)
        where T : class
    {
        Scenario? varied = variation.Length == 0 ? scenario : Varied().GetValueOrDefault(variation);
        return varied is null ? null : InProcessRun.With(plugin, request.Driver, _options, (make, own) =>
        {
            ScenarioOutcome outcome = ScenarioRunner.Run(
                varied, make, own with
                {
                    Watcher = watcher,
                    Shared = shared,
                    Variation = variation,
                    Frames = _frames,
                }) with
            {
                Variation = variation,
            };
            T result = read(OutcomeReader.Read(outcome, own, readsTraffic: false), outcome.Trace);
            outcome.Trace.Free();
            return result;
        });
    }

    private Dictionary<string, Scenario> Varied() => _varied ??= scenario.Variations is not { } plan
        ? []
        : InProcessRun.With(plugin, request.Driver, _options, (make, own) =>
        {
            Survey survey = ScenarioRunner.RunSurvey(scenario, make, own);
            survey.First.Trace.Free();
            return plan.Of(survey.Met).Runs.ToDictionary(
                variation => variation.Name, scenario.Varied, StringComparer.Ordinal);
        });
}
