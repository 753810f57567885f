namespace NdisConformance.Reports;

/// <summary>A rule with all that is known of it.</summary>
internal sealed record RulePageDocument : RuleDescriptionDocument
{
    public RulePageDocument(RuleDescriptionDocument description)
        : base(description)
    {
    }

    public required string Why { get; init; }

    public required IReadOnlyList<string> Tests { get; init; }

    public required IReadOnlyList<string> Scenarios { get; init; }

    public required IReadOnlyList<string>? FaultyMiniports { get; init; }

    public required BlindSpotDocument? BlindSpot { get; init; }

    public required IllustrationDocument? Illustration { get; init; }
}
