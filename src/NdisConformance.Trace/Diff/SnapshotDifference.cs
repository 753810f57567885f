namespace NdisConformance.Trace;

/// <summary>How two snapshots differ.</summary>
/// <param name="Changes">In words: what is gone, then the rest in the order of the new snapshot.</param>
/// <param name="View">The changed lines with a little around them.</param>
public sealed record SnapshotDifference(IReadOnlyList<SnapshotChange> Changes, string View)
{
    public bool IsEqual => Changes.Count == 0;

    /// <summary>True if the driver does the same, up to object numbers and virtual time.</summary>
    public bool IsEquivalent => Changes.All(
        change => change.Kind is SnapshotChangeKind.Renumbered or SnapshotChangeKind.Time);
}
