using System.Text.Json.Serialization;

namespace NdisConformance.Results;

/// <summary>The result of one scenario.</summary>
public sealed record ScenarioDocument
{
    public required string Id { get; init; }

    public required string Plugin { get; init; }

    public required string Driver { get; init; }

    /// <summary>The worst verdict of the runs.</summary>
    public required string Verdict { get; init; }

    public required string Snapshot { get; init; }

    public required IReadOnlyList<string> SnapshotChanges { get; init; }

    /// <summary>Null where no further run could differ.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlaceCounts? Places { get; init; }

    public required IReadOnlyList<ScenarioRunDocument> Runs { get; init; }

    /// <summary>Null in a report.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ScenarioDetailDocument? Detail { get; init; }

    public static ScenarioDocument Of(string plugin, string driver, ScenarioResult scenario, DocumentKind kind) => new()
    {
        Id = scenario.Id,
        Plugin = plugin,
        Driver = driver,
        Verdict = KebabCase.Of(scenario.Verdict),
        Snapshot = KebabCase.Of(scenario.Snapshot.State),
        SnapshotChanges = scenario.Snapshot.Changes,
        Places = scenario.Places.Met == 0 ? null : scenario.Places,
        Runs = [.. scenario.Runs.Select(run => ScenarioRunDocument.Of(run, kind))],
        Detail = kind == DocumentKind.Record ? ScenarioDetailDocument.Of(scenario) : null,
    };

    /// <exception cref="FormatException">This is no record, or it has a value that does not exist.</exception>
    public ScenarioResult ToResult()
    {
        ScenarioDetailDocument detail = Detail ?? throw new FormatException($"the scenario {Id} has no detail");
        return new ScenarioResult
        {
            Id = Id,
            Title = detail.Title,
            Places = Places ?? default,
            Runs = [.. Runs.Select(run => run.ToResult())],
            Snapshot = new SnapshotResult
            {
                State = KebabCase.Read<SnapshotState>(Snapshot),
                Path = detail.SnapshotPath,
                Changes = SnapshotChanges,
                View = detail.SnapshotView,
            },
        };
    }
}
