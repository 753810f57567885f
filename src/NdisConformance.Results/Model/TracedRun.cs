namespace NdisConformance.Results;

/// <summary>What a run showed, with what a report needs that stands alone: traces and sources.</summary>
/// <param name="Run">The result.</param>
public sealed record TracedRun(RunResult Run)
{
    /// <summary>
    /// The traces that are at hand: those of failing runs, and of passing runs to compare them with. A run may have
    /// none.
    /// </summary>
    public IReadOnlyList<RunTrace> Traces { get; init; } = [];

    /// <summary>
    /// The lines of the driver's source files, by the name that <see cref="DriverFrame.File"/> gives. A file may be
    /// missing.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Sources { get; init; }
        = new Dictionary<string, IReadOnlyList<string>>();
}
