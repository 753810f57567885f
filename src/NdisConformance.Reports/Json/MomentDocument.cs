namespace NdisConformance.Reports;

/// <summary>An event that a finding points at.</summary>
internal sealed record MomentDocument(long Sequence, string Line);
