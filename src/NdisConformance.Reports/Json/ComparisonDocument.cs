namespace NdisConformance.Reports;

/// <summary>A comparison of traces as one document.</summary>
internal sealed record ComparisonDocument(int SchemaVersion, int ExitCode, IReadOnlyList<ComparedPairDocument> Pairs);
