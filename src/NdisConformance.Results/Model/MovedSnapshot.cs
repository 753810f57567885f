namespace NdisConformance.Results;

/// <summary>A snapshot that compares otherwise than before.</summary>
/// <param name="Scenario">ID of its scenario.</param>
/// <param name="Before">How it compared in A.</param>
/// <param name="After">How it compares in B.</param>
/// <param name="Changes">What is different from the accepted snapshot in B, in words.</param>
public sealed record MovedSnapshot(
    string Scenario, SnapshotState Before, SnapshotState After, IReadOnlyList<string> Changes);
