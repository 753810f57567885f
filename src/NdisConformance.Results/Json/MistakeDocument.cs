namespace NdisConformance.Results;

/// <summary>One mistake of a driver: findings of one rule at one place that say the same.</summary>
public sealed record MistakeDocument
{
    /// <summary>The same from run to run, even if lines have moved.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The finding that needed the fewest events.</summary>
    public required FindingDocument Finding { get; init; }

    /// <summary>The scenario that shows it.</summary>
    public required string Scenario { get; init; }

    /// <summary>The run of that scenario.</summary>
    public required string Run { get; init; }

    public required IReadOnlyList<OccurrenceDocument> Occurrences { get; init; }

    /// <summary>Findings that follow from it.</summary>
    public required IReadOnlyList<FollowUp> FollowUps { get; init; }

    public static MistakeDocument Of(FindingGroup group) => new()
    {
        Fingerprint = group.Fingerprint,
        Finding = FindingDocument.Of(group.Finding),
        Scenario = group.First.Scenario,
        Run = group.First.Run.Name,
        Occurrences = [.. group.Occurrences.Select(OccurrenceDocument.Of)],
        FollowUps = group.FollowUps,
    };
}
