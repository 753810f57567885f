using NdisConformance.Trace;

namespace NdisConformance.Results;

/// <summary>Two traces of one name that were compared.</summary>
/// <param name="Name">What they are traces of.</param>
/// <param name="OnlyIn">The side that alone has it, A or B; empty if both have.</param>
/// <param name="Difference">How they differ; null if one is missing.</param>
public sealed record ComparedPair(string Name, string OnlyIn, SnapshotDifference? Difference)
{
    public bool IsEqual => Difference is { IsEqual: true };

    /// <summary>What the tool ends with after a comparison.</summary>
    public static ExitCode ExitCodeOf(IReadOnlyList<ComparedPair> pairs)
        => pairs.Count == 0 ? ExitCode.NothingMatched
            : pairs.All(pair => pair.IsEqual) ? ExitCode.Success
            : ExitCode.SnapshotsDiffer;
}
