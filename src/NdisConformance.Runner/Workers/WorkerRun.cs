using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>A run in the answer of a worker.</summary>
/// <param name="Document">The run without its counts.</param>
/// <param name="Counts">These, as <see cref="PackedCounts"/>.</param>
internal sealed record WorkerRun(ScenarioRunDocument Document, string Counts)
{
    private static readonly Dictionary<string, long> NoRules = [];

    public static WorkerRun Of(ScenarioRun run) => new(
        ScenarioRunDocument.Of(run with { Exercised = NoRules, Called = new HashSet<string>() }, DocumentKind.Record),
        PackedCounts.Pack(run.Exercised, run.Called));

    /// <exception cref="FormatException">No worker writes this.</exception>
    public ScenarioRun ToResult()
    {
        (IReadOnlyDictionary<string, long> exercised, IReadOnlySet<string> called) = PackedCounts.Unpack(Counts);
        return Document.ToResult() with { Exercised = exercised, Called = called };
    }
}
