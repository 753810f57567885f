using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>What accepting did, as one document.</summary>
internal sealed record AcceptDocument(
    int SchemaVersion, int ExitCode, IReadOnlyList<string> Accepted, IReadOnlyList<RefusedSnapshot> Refused);
