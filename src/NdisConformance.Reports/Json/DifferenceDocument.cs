namespace NdisConformance.Reports;

/// <summary>What a driver did otherwise under other profiles.</summary>
internal sealed record DifferenceDocument(
    string Scenario,
    string Plugin,
    string Driver,
    string Profile,
    IReadOnlyList<string> Others,
    IReadOnlyList<string> Changes);
