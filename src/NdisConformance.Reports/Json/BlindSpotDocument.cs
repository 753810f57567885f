namespace NdisConformance.Reports;

/// <summary>Scenarios that exercise a rule and do not catch its faulty miniports, and why.</summary>
internal sealed record BlindSpotDocument
{
    public required IReadOnlyList<string> Scenarios { get; init; }

    public required string Reason { get; init; }
}
