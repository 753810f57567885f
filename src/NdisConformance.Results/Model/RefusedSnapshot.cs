namespace NdisConformance.Results;

/// <summary>A received snapshot that is accepted by force only.</summary>
/// <param name="Path">The snapshot below its folder.</param>
/// <param name="Broken">What its run broke.</param>
public sealed record RefusedSnapshot(string Path, IReadOnlyList<string> Broken);
