namespace NdisConformance.Results;

/// <summary>The rest of a run of a scenario, in a record: the parts that only folds and the text report need.</summary>
public sealed record ScenarioRunDetailDocument
{
    public required long Suppressed { get; init; }

    public required bool ThrewInDriverEntry { get; init; }

    public required Registration? Registration { get; init; }

    public required bool HostTooOld { get; init; }

    public required IReadOnlyDictionary<string, long> Exercised { get; init; }

    public required IReadOnlyList<string> Called { get; init; }

    public required Traffic Traffic { get; init; }

    public static ScenarioRunDetailDocument Of(ScenarioRun run) => new()
    {
        Suppressed = run.Suppressed,
        ThrewInDriverEntry = run.ThrewInDriverEntry,
        Registration = run.Registration,
        HostTooOld = run.IsHostTooOld,
        Exercised = run.Exercised,
        Called = [.. run.Called.Order(StringComparer.Ordinal)],
        Traffic = run.Traffic,
    };
}
