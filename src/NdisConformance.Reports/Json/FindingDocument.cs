namespace NdisConformance.Reports;

/// <summary>A broken rule.</summary>
internal sealed record FindingDocument(
    string Rule,
    string Level,
    string? Object,
    MomentDocument? Made,
    MomentDocument Broken,
    string Expected,
    string Actual,
    string Message);
