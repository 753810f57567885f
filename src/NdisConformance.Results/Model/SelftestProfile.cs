namespace NdisConformance.Results;

/// <summary>The result of a selftest under one profile.</summary>
public sealed record SelftestProfile
{
    /// <summary>Name of the profile.</summary>
    public required string Profile { get; init; }

    /// <summary>How many faulty miniports broke any rule.</summary>
    public required int Caught { get; init; }

    /// <summary>How many broke their own rule first, and no rule that they do not declare.</summary>
    public required int CaughtByTheRightRule { get; init; }

    /// <summary>How many conforming miniports were blamed.</summary>
    public required int FalseAlarms { get; init; }
}
