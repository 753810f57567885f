namespace NdisConformance.Results;

/// <summary>One mistake of a driver: findings of one rule at one place that say the same.</summary>
public sealed record FindingGroup
{
    /// <summary>
    /// The one to look at: in a run without injected faults, if there is one, and after the fewest events.
    /// </summary>
    public required Occurrence First { get; init; }

    /// <summary>All of them, in the order of the scenarios.</summary>
    public required IReadOnlyList<Occurrence> Occurrences { get; init; }

    /// <summary>Identifies the mistake from run to run, even if lines have moved: 12 hexadecimal digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What followed from them.</summary>
    public IReadOnlyList<FollowUp> FollowUps { get; init; } = [];

    public FindingResult Finding => First.Finding;

    /// <summary>IDs of the scenarios that show it, the one to look at first.</summary>
    public IReadOnlyList<string> Scenarios
        => [.. Occurrences.Select(occurrence => occurrence.Scenario).Prepend(First.Scenario).Distinct()];
}
