namespace NdisConformance.Results;

/// <summary>A received snapshot that is accepted by force only.</summary>
/// <param name="Path">The snapshot below its folder.</param>
/// <param name="Reasons">The reasons: the rules that its run broke, or why it stopped.</param>
public sealed record RefusedSnapshot(string Path, IReadOnlyList<string> Reasons);
