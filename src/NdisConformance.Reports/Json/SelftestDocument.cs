using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>A selftest as one document.</summary>
internal sealed record SelftestDocument(
    int SchemaVersion,
    int ExitCode,
    int Seed,
    int Faulty,
    int Caught,
    int CaughtByTheRightRule,
    int Conforming,
    int FalseAlarms,
    IReadOnlyList<SelftestProfile> Profiles,
    IReadOnlyList<SelftestMiss> Misses);
