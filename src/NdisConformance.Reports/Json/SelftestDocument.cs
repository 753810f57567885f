using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>A selftest as one document.</summary>
internal sealed record SelftestDocument
{
    public required int SchemaVersion { get; init; }

    public required int ExitCode { get; init; }

    public required int Seed { get; init; }

    public required int Faulty { get; init; }

    public required int Caught { get; init; }

    public required int CaughtByTheRightRule { get; init; }

    public required int Conforming { get; init; }

    public required int FalseAlarms { get; init; }

    /// <summary>Miniports that were not tried, because the selftest was cancelled.</summary>
    public required int Left { get; init; }

    public required IReadOnlyList<SelftestProfile> Profiles { get; init; }

    public required IReadOnlyList<SelftestMiss> Misses { get; init; }

    public static SelftestDocument Of(SelftestResult result) => new()
    {
        SchemaVersion = ResultJson.SchemaVersion,
        ExitCode = (int)result.ExitCode,
        Seed = result.Seed,
        Faulty = result.Faulty,
        Caught = result.Caught,
        CaughtByTheRightRule = result.CaughtByTheRightRule,
        Conforming = result.Conforming,
        FalseAlarms = result.FalseAlarms,
        Left = result.Left,
        Profiles = result.Profiles,
        Misses = result.Misses,
    };
}
