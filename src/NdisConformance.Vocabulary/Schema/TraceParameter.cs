namespace NdisConformance.Vocabulary;

/// <summary>One argument of an event.</summary>
public sealed record TraceParameter
{
    public required string Name { get; init; }

    /// <summary>Where an event keeps it.</summary>
    public required int Position { get; init; }

    /// <summary>How it is written.</summary>
    public required TraceType Type { get; init; }

    /// <summary>How findings and full traces write it.</summary>
    public required TraceType InFull { get; init; }

    /// <summary>True if the driver did not say it.</summary>
    public bool IsHostKnowledge { get; init; }

    /// <summary>False for what only rules read: no text has it.</summary>
    public bool IsShown { get; init; } = true;

    /// <summary>True if snapshots have it.</summary>
    public bool IsInSnapshots { get; init; }

    /// <summary>What it has to be; null if it is no handle.</summary>
    public TraceHandle? Handle { get; init; }
}
