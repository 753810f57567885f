namespace NdisConformance.Results;

/// <summary>What the comparison with a snapshot gave.</summary>
/// <param name="State">Equal, new, changed, or not compared.</param>
/// <param name="Path">The snapshot below its folder, with forward slashes; empty where nothing was compared.</param>
/// <param name="Changes">What moved, in words.</param>
/// <param name="View">The changed lines with a little around them.</param>
public sealed record SnapshotResult(SnapshotState State, string Path, IReadOnlyList<string> Changes, string View)
{
    public static SnapshotResult NotCompared { get; } = new(SnapshotState.NotCompared, string.Empty, [], string.Empty);
}
