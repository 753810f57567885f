namespace NdisConformance.Trace;

/// <summary>One call, callback or wire frame of a snapshot, with what came back.</summary>
public sealed class SnapshotEvent
{
    public required string Name { get; init; }

    /// <summary><c>&gt;</c>, <c>&lt;</c> or <c>*</c>.</summary>
    public required char Sign { get; init; }

    /// <summary>The line that begins it, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Virtual time in microseconds, as written.</summary>
    public required string Time { get; init; }

    public required string Processor { get; init; }

    public required string Irql { get; init; }

    public required int Depth { get; init; }

    public required IReadOnlyList<SnapshotArgument> Arguments { get; init; }

    /// <summary>What this one ran inside of on its processor; null outside any.</summary>
    public SnapshotEvent? Parent { get; init; }

    /// <summary>The status or value that came back; empty if none did.</summary>
    public string Result { get; internal set; } = string.Empty;

    /// <summary>What came back beside it.</summary>
    public IReadOnlyList<SnapshotArgument> Outputs { get; internal set; } = [];

    /// <summary>True if other events ran between begin and end.</summary>
    public bool HasInside { get; internal set; }
}
