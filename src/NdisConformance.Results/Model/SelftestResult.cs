namespace NdisConformance.Results;

/// <summary>Whether the harness sees what it must see and nothing else.</summary>
public sealed record SelftestResult
{
    /// <summary>What the names and the order of the drivers were drawn with.</summary>
    public int Seed { get; init; }

    /// <summary>How many faulty miniports were run.</summary>
    public int Faulty { get; init; }

    /// <summary>How many conforming miniports were run.</summary>
    public int Conforming { get; init; }

    /// <summary>What came of them under each profile.</summary>
    public IReadOnlyList<SelftestProfile> Profiles { get; init; } = [];

    /// <summary>How many faulty miniports broke any rule under every profile.</summary>
    public int Caught { get; init; }

    /// <summary>How many broke under every profile first their own rule, and no other than they declare.</summary>
    public int CaughtByTheRightRule { get; init; }

    /// <summary>How many conforming miniports were blamed, or behaved differently from profile to profile.</summary>
    public int FalseAlarms { get; init; }

    public IReadOnlyList<SelftestMiss> Misses { get; init; } = [];

    /// <summary>How many miniports were left, because the selftest was cancelled.</summary>
    public int Left { get; init; }

    public ExitCode ExitCode
        => Left > 0 ? ExitCode.Cancelled : Misses.Count == 0 ? ExitCode.Success : ExitCode.HarnessFailed;
}
