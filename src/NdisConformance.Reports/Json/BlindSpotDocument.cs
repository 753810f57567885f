namespace NdisConformance.Reports;

/// <summary>Scenarios that exercise a rule and do not catch its faulty miniports, and why.</summary>
internal sealed record BlindSpotDocument(IReadOnlyList<string> Scenarios, string Reason);
