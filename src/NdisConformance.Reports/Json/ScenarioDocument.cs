namespace NdisConformance.Reports;

/// <summary>A scenario of a run.</summary>
internal sealed record ScenarioDocument(
    string Id,
    string Plugin,
    string Driver,
    string Profile,
    string Verdict,
    string? Message,
    string? Stopped,
    IReadOnlyList<FindingDocument> Violations,
    IReadOnlyList<FindingDocument> Advice,
    IReadOnlyList<FindingDocument> Waived,
    IReadOnlyList<string> Notes,
    string Snapshot,
    IReadOnlyList<string> SnapshotChanges);
