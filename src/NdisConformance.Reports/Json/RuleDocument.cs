namespace NdisConformance.Reports;

/// <summary>A rule of a run.</summary>
internal sealed record RuleDocument(string Id, string Verdict, long Exercised);
