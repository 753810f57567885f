using System.Text.Json.Serialization;

namespace NdisConformance.Results;

/// <summary>The rest of a scenario's result, in a record: what folds and the text report need besides.</summary>
public sealed record ScenarioDetailDocument
{
    public required string Title { get; init; }

    public required long Suppressed { get; init; }

    public required bool ThrewInDriverEntry { get; init; }

    public required string SnapshotPath { get; init; }

    public required string SnapshotView { get; init; }

    public required IReadOnlyDictionary<string, long> Exercised { get; init; }

    public required IReadOnlyList<string> Called { get; init; }

    public required Traffic Traffic { get; init; }

    /// <summary>The trace in the form of a snapshot; only in the answer of an executor.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Trace { get; init; }

    public static ScenarioDetailDocument Of(ScenarioResult scenario) => new()
    {
        Title = scenario.Title,
        Suppressed = scenario.Suppressed,
        ThrewInDriverEntry = scenario.ThrewInDriverEntry,
        SnapshotPath = scenario.Snapshot.Path,
        SnapshotView = scenario.Snapshot.View,
        Exercised = scenario.Exercised,
        Called = [.. scenario.Called.Order(StringComparer.Ordinal)],
        Traffic = scenario.Traffic,
    };
}
