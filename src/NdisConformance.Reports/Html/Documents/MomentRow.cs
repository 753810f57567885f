namespace NdisConformance.Reports;

/// <summary>An event that a finding points at.</summary>
internal sealed record MomentRow(long Sequence, string Line);
