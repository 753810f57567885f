namespace NdisConformance.Results;

/// <summary>The result of comparing a trace with its snapshot.</summary>
public sealed record SnapshotResult
{
    public static SnapshotResult NotCompared { get; } = new() { State = SnapshotState.NotCompared };

    public required SnapshotState State { get; init; }

    /// <summary>The snapshot below its folder, with forward slashes; empty if nothing was compared.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>The differences, in words.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>The changed lines with a few lines around them.</summary>
    public string View { get; init; } = string.Empty;
}
