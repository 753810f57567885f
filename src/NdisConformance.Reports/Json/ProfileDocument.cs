namespace NdisConformance.Reports;

/// <summary>The verdict on one part of the contract.</summary>
internal sealed record ProfileDocument(string Profile, string Verdict);
