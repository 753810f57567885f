namespace NdisConformance.Results;

/// <summary>The result of comparing traces.</summary>
/// <param name="Pairs">What was compared.</param>
public sealed record Comparison(IReadOnlyList<ComparedPair> Pairs)
{
    /// <summary>Which files were read, in words; none for the traces of plugins.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>True if it was cancelled before its end.</summary>
    public bool Cancelled { get; init; }

    public ExitCode ExitCode
        => Cancelled ? ExitCode.Cancelled
            : Pairs.Count == 0 ? ExitCode.NothingMatched
            : Pairs.All(pair => pair.IsEqual) ? ExitCode.Success
            : ExitCode.SnapshotsDiffer;
}
