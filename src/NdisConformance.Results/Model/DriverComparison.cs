namespace NdisConformance.Results;

/// <summary>How two runs compare for one driver. Mistakes are the same if their fingerprints are.</summary>
public sealed record DriverComparison
{
    public required string Plugin { get; init; }

    public required string Driver { get; init; }

    /// <summary>The verdict in A; null if A does not have the driver.</summary>
    public OverallVerdict? Before { get; init; }

    /// <summary>The verdict in B; null if B does not have the driver.</summary>
    public OverallVerdict? After { get; init; }

    /// <summary>What B shows and A does not.</summary>
    public IReadOnlyList<ComparedMistake> NewlyFailing { get; init; } = [];

    /// <summary>What A shows and B does not, although it ran a scenario that showed it.</summary>
    public IReadOnlyList<ComparedMistake> Fixed { get; init; } = [];

    /// <summary>What both show, as B has it.</summary>
    public IReadOnlyList<ComparedMistake> StillFailing { get; init; } = [];

    /// <summary>What A shows in scenarios that B did not run: whether it is fixed is unknown.</summary>
    public IReadOnlyList<ComparedMistake> NotSeenAgain { get; init; } = [];

    /// <summary>IDs of scenarios that A ran and B did not.</summary>
    public IReadOnlyList<string> NewlyNotRun { get; init; } = [];

    /// <summary>Snapshots that compare otherwise in B than in A, where both compared them.</summary>
    public IReadOnlyList<MovedSnapshot> Moved { get; init; } = [];

    /// <summary>
    /// True if the driver is missing in B, runs fewer scenarios, has a worse verdict, or fails where it did not; new
    /// advice is no failure.
    /// </summary>
    public bool IsWorse => After is null
        || (Before is not null && After > Before)
        || NewlyNotRun.Count > 0
        || NewlyFailing.Any(mistake => !mistake.IsAdvice);
}
