namespace NdisConformance.Reports;

/// <summary>A rule broken by one driver and kept by another, in lines of their traces.</summary>
internal sealed record IllustrationDocument(
    string Scenario,
    string FaultyMiniport,
    IReadOnlyList<string> Failing,
    FindingDocument Finding,
    string KeepingMiniport,
    IReadOnlyList<string> Passing);
