namespace NdisConformance.Reports;

/// <summary>A rule of the catalogue.</summary>
internal sealed record RuleDescriptionDocument(
    string Id,
    string Level,
    string Who,
    bool Performance,
    bool Robustness,
    string Title,
    string Requirement,
    string Source,
    string SourcePage,
    string WindowsEquivalent,
    IReadOnlyList<string> Preconditions);
