using System.Text.Json.Serialization;
using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>
/// A run in the answer of a worker. Most runs of a scenario differ from the one before in name and counts only: those
/// say just that.
/// </summary>
/// <param name="Counts">The counts of the run, as <see cref="PackedCounts"/>.</param>
internal sealed record WorkerRun(string Counts)
{
    private static readonly Dictionary<string, long> NoRules = [];
    private static readonly HashSet<string> NoFunctions = [];

    /// <summary>The run without its counts; null if it is as the newest one that has this.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ScenarioRunDocument? Document { get; init; }

    /// <summary>Its name, where it has no document.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>Its variation, where it has no document.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Variation { get; init; }

    public static IReadOnlyList<WorkerRun> Of(IEnumerable<ScenarioRun> runs)
    {
        List<WorkerRun> packed = [];
        ScenarioRun? shown = null;
        foreach (ScenarioRun run in runs)
        {
            WorkerRun counts = new(PackedCounts.Pack(run.Exercised, run.Called));
            if (shown is not null && IsLike(run, shown))
            {
                packed.Add(counts with { Name = run.Name, Variation = run.Variation });
                continue;
            }

            shown = run;
            packed.Add(counts with
            {
                Document = ScenarioRunDocument.Of(
                    run with { Exercised = NoRules, Called = NoFunctions }, DocumentKind.Record),
            });
        }

        return packed;
    }

    /// <exception cref="FormatException">No worker writes this.</exception>
    public static IReadOnlyList<ScenarioRun> ToResults(IEnumerable<WorkerRun> runs)
    {
        List<ScenarioRun> results = [];
        ScenarioRun? shown = null;
        foreach (WorkerRun run in runs)
        {
            (IReadOnlyDictionary<string, long> exercised, IReadOnlySet<string> called) =
                PackedCounts.Unpack(run.Counts);
            shown = run.Document?.ToResult() ?? shown ?? throw new FormatException("the first run has no document");
            results.Add(shown with
            {
                Name = run.Name ?? shown.Name,
                Variation = run.Variation ?? shown.Variation,
                Exercised = exercised,
                Called = called,
            });
        }

        return results;
    }

    /// <summary>
    /// True if two runs differ in name and counts only. The comparison of records would be compiled first, each time
    /// that a worker starts.
    /// </summary>
    private static bool IsLike(ScenarioRun run, ScenarioRun other)
        => IsPlain(run)
            && IsPlain(other)
            && run.Verdict == other.Verdict
            && run.Profile == other.Profile
            && run.Ndis == other.Ndis
            && IsLike(run.Progress, other.Progress);

    /// <summary>True if there is nothing to say about a run.</summary>
    private static bool IsPlain(ScenarioRun run)
        => run.Findings.Count + run.Silenced.Count + run.Notes.Count + run.Choices.Count + run.Stack.Count == 0
            && run.Message.Length + run.Stopped.Length + run.Digest.Length == 0
            && run.Suppressed == 0
            && run is { Registration: null, ThrewInDriverEntry: false, IsHostTooOld: false }
            && ReferenceEquals(run.Traffic, Traffic.None);

    private static bool IsLike(Progress progress, Progress other)
        => IsLike(progress.Loads, other.Loads)
            && IsLike(progress.Initializations, other.Initializations)
            && IsLike(progress.Restarts, other.Restarts)
            && IsLike(progress.Sends, other.Sends)
            && IsLike(progress.Frames, other.Frames)
            && progress.LongestDpcMicroseconds == other.LongestDpcMicroseconds;

    private static bool IsLike(Tally tally, Tally other)
        => tally.Tried == other.Tried && tally.Succeeded == other.Succeeded;
}
