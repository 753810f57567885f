using System.Text.Json.Serialization;
using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>A comparison of runs as one document.</summary>
internal sealed record RunComparisonDocument
{
    public required int SchemaVersion { get; init; }

    public required int ExitCode { get; init; }

    public required string A { get; init; }

    public required string B { get; init; }

    public required IReadOnlyList<ComparedDriver> Drivers { get; init; }

    public static RunComparisonDocument Of(RunComparison comparison) => new()
    {
        SchemaVersion = ResultJson.SchemaVersion,
        ExitCode = (int)comparison.ExitCode,
        A = comparison.A,
        B = comparison.B,
        Drivers = [.. comparison.Drivers.Select(ComparedDriver.Of)],
    };

    /// <summary>A driver of the comparison; a verdict is null where its run does not have the driver.</summary>
    internal sealed record ComparedDriver
    {
        public required string Plugin { get; init; }

        public required string Driver { get; init; }

        public required string? Before { get; init; }

        public required string? After { get; init; }

        public required IReadOnlyList<Mistake> NewlyFailing { get; init; }

        public required IReadOnlyList<Mistake> Fixed { get; init; }

        public required IReadOnlyList<Mistake> StillFailing { get; init; }

        public required IReadOnlyList<Mistake> NotSeenAgain { get; init; }

        public required IReadOnlyList<string> NewlyNotRun { get; init; }

        public required IReadOnlyList<Snapshot> MovedSnapshots { get; init; }

        public static ComparedDriver Of(DriverComparison driver) => new()
        {
            Plugin = driver.Plugin,
            Driver = driver.Driver,
            Before = driver.Before is { } before ? KebabCase.Of(before) : null,
            After = driver.After is { } after ? KebabCase.Of(after) : null,
            NewlyFailing = [.. driver.NewlyFailing.Select(Mistake.Of)],
            Fixed = [.. driver.Fixed.Select(Mistake.Of)],
            StillFailing = [.. driver.StillFailing.Select(Mistake.Of)],
            NotSeenAgain = [.. driver.NotSeenAgain.Select(Mistake.Of)],
            NewlyNotRun = driver.NewlyNotRun,
            MovedSnapshots = [.. driver.Moved.Select(snapshot => new Snapshot(
                snapshot.Scenario, KebabCase.Of(snapshot.Before), KebabCase.Of(snapshot.After), snapshot.Changes))],
        };
    }

    /// <summary>A mistake; of a crash or hang <c>level</c> is null, and <c>rule</c> says which it is.</summary>
    internal sealed record Mistake(
        string Fingerprint,
        string Rule,
        string? Level,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Place,
        string Actual,
        IReadOnlyList<string> Scenarios)
    {
        public static Mistake Of(ComparedMistake mistake) => new(
            mistake.Fingerprint,
            mistake.Rule,
            mistake.Level.Length == 0 ? null : mistake.Level,
            mistake.Place.Length == 0 ? null : mistake.Place,
            mistake.Actual,
            mistake.Scenarios);
    }

    /// <summary>A snapshot that moved.</summary>
    internal sealed record Snapshot(string Scenario, string Before, string After, IReadOnlyList<string> Changes);
}
