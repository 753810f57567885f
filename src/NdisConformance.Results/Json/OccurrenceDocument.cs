namespace NdisConformance.Results;

/// <summary>A place in the results where a finding was made.</summary>
public sealed record OccurrenceDocument
{
    public required string Scenario { get; init; }

    public required string Run { get; init; }

    public required string? Object { get; init; }

    /// <summary>The event that broke the rule.</summary>
    public required long Sequence { get; init; }

    public static OccurrenceDocument Of(Occurrence occurrence) => new()
    {
        Scenario = occurrence.Scenario,
        Run = occurrence.Run.Name,
        Object = occurrence.Finding.Object.Length == 0 ? null : occurrence.Finding.Object,
        Sequence = occurrence.Finding.Broken.Sequence,
    };
}
