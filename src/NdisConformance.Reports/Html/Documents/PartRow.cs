namespace NdisConformance.Reports;

/// <summary>The verdict on a part of the contract.</summary>
internal sealed record PartRow(string Part, string Verdict, string VerdictInWords);
