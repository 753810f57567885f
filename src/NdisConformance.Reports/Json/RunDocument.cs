using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>A run as one document.</summary>
internal sealed record RunDocument(
    int SchemaVersion,
    string Verdict,
    int ExitCode,
    IReadOnlyList<string> Profiles,
    IReadOnlyList<DriverDocument> Drivers,
    IReadOnlyList<ScenarioDocument> Scenarios,
    IReadOnlyList<ScenarioDocument> Robustness,
    IReadOnlyList<DifferenceDocument> Differences,
    IReadOnlyList<RuleDocument> Rules,
    Counts Counts,
    IReadOnlyList<LoadFailure> LoadFailures,
    IReadOnlyList<string> IdleWaivers);
