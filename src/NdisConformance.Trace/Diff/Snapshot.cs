namespace NdisConformance.Trace;

/// <summary>A snapshot that was read back.</summary>
/// <param name="Header">Its first line.</param>
/// <param name="Lines">Its lines, the first one included.</param>
/// <param name="Events">Its events in the order of their beginnings.</param>
public sealed record Snapshot(
    SnapshotHeader Header, IReadOnlyList<string> Lines, IReadOnlyList<SnapshotEvent> Events);
