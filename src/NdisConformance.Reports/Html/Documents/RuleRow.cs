namespace NdisConformance.Reports;

/// <summary>A rule.</summary>
internal sealed record RuleRow
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Level { get; init; }

    public required string Verdict { get; init; }

    /// <summary>How often it was exercised.</summary>
    public required long Exercised { get; init; }
}
