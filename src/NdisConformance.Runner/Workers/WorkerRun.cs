using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>A run in the answer of a worker.</summary>
/// <param name="Packed">What every run has, as <see cref="PackedRun"/>.</param>
/// <param name="Document">The run without its counts, if it has more; null otherwise.</param>
internal sealed record WorkerRun(byte[] Packed, ScenarioRunDocument? Document)
{
    private static readonly Dictionary<string, long> NoRules = [];

    public static WorkerRun Of(ScenarioRun run) => new(
        PackedRun.Pack(run),
        PackedRun.IsWhole(run)
            ? null
            : ScenarioRunDocument.Of(
                run with { Exercised = NoRules, Called = new HashSet<string>() }, DocumentKind.Record));

    /// <exception cref="FormatException">No worker writes this.</exception>
    public ScenarioRun ToResult()
    {
        ScenarioRun run = PackedRun.Unpack(Packed);
        return Document is null
            ? run
            : Document.ToResult() with { Exercised = run.Exercised, Called = run.Called };
    }
}
