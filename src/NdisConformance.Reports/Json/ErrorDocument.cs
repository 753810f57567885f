namespace NdisConformance.Reports;

/// <summary>Why there is no other document.</summary>
internal sealed record ErrorDocument(int SchemaVersion, int ExitCode, string Error);
