namespace NdisConformance.Trace;

/// <summary>One difference, in words.</summary>
/// <param name="Kind">What kind of difference.</param>
/// <param name="OldLine">The line in the old snapshot, from 1; 0 if there is none.</param>
/// <param name="NewLine">The line in the new snapshot, from 1; 0 if there is none.</param>
/// <param name="Text">One sentence.</param>
public sealed record SnapshotChange(SnapshotChangeKind Kind, int OldLine, int NewLine, string Text);
