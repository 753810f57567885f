namespace NdisConformance.Reports;

/// <summary>A rule, and what becomes of it.</summary>
internal record RuleDescriptionDocument(
    string Id,
    string Level,
    string Who,
    string Disposition,
    string? Reason,
    bool Performance,
    bool Robustness,
    string Title,
    string Requirement,
    string Source,
    string SourcePage,
    string WindowsEquivalent,
    IReadOnlyList<string> Preconditions,
    string? Occasion);
