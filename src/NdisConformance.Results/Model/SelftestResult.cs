namespace NdisConformance.Results;

/// <summary>Whether the harness sees what it must see and nothing else.</summary>
public sealed record SelftestResult
{
    /// <summary>How many faulty miniports were run.</summary>
    public int Faulty { get; init; }

    /// <summary>How many of them broke any rule.</summary>
    public int Caught { get; init; }

    /// <summary>How many broke first the rule that they are about, and no other than they declare.</summary>
    public int CaughtByTheRightRule { get; init; }

    /// <summary>How many conforming miniports were run.</summary>
    public int Conforming { get; init; }

    /// <summary>How many of those were blamed.</summary>
    public int FalseAlarms { get; init; }

    public IReadOnlyList<SelftestMiss> Misses { get; init; } = [];

    public ExitCode ExitCode => Misses.Count == 0 ? ExitCode.Success : ExitCode.HarnessFailed;
}
