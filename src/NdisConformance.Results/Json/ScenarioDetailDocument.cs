namespace NdisConformance.Results;

/// <summary>The rest of a scenario's result, in a record: the title and all that is known of the snapshot.</summary>
public sealed record ScenarioDetailDocument
{
    public required string Title { get; init; }

    public required string SnapshotPath { get; init; }

    public required string SnapshotView { get; init; }

    public static ScenarioDetailDocument Of(ScenarioResult scenario) => new()
    {
        Title = scenario.Title,
        SnapshotPath = scenario.Snapshot.Path,
        SnapshotView = scenario.Snapshot.View,
    };
}
