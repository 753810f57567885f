namespace NdisConformance.Reports;

/// <summary>A driver of a run.</summary>
internal sealed record DriverDocument(
    string Plugin,
    string Driver,
    string Verdict,
    IReadOnlyList<ProfileDocument> Profiles,
    IReadOnlyList<string> DanglingSnapshots);
