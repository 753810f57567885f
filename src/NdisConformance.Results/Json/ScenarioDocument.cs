using System.Text.Json.Serialization;

namespace NdisConformance.Results;

/// <summary>The result of one scenario.</summary>
public sealed record ScenarioDocument
{
    public required string Id { get; init; }

    public required string Plugin { get; init; }

    public required string Driver { get; init; }

    public required string Profile { get; init; }

    public required string Verdict { get; init; }

    public required string? Message { get; init; }

    public required string? Stopped { get; init; }

    public required IReadOnlyList<FindingDocument> Violations { get; init; }

    public required IReadOnlyList<FindingDocument> Advice { get; init; }

    public required IReadOnlyList<FindingDocument> Waived { get; init; }

    /// <summary>Findings that are consequences of others; null if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SilencedDocument>? Silenced { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    public required string Snapshot { get; init; }

    public required IReadOnlyList<string> SnapshotChanges { get; init; }

    /// <summary>Null in a report.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ScenarioDetailDocument? Detail { get; init; }

    public static ScenarioDocument Of(string plugin, string driver, ScenarioResult scenario, DocumentKind kind) => new()
    {
        Id = scenario.Id,
        Plugin = plugin,
        Driver = driver,
        Profile = scenario.Profile,
        Verdict = KebabCase.Of(scenario.Verdict),
        Message = OrNull(scenario.Message),
        Stopped = OrNull(scenario.Stopped),
        Violations = Findings(scenario, finding => finding.IsViolation, kind),
        Advice = Findings(scenario, finding => finding.IsAdvice, kind),
        Waived = Findings(scenario, finding => finding.WaivedBecause is not null, kind),
        Silenced = scenario.Silenced.Count == 0 ? null
            : [.. scenario.Silenced.Select((item, order) => SilencedDocument.Of(item, order, kind))],
        Notes = scenario.Notes,
        Snapshot = KebabCase.Of(scenario.Snapshot.State),
        SnapshotChanges = scenario.Snapshot.Changes,
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
            Profile = Profile,
            Verdict = KebabCase.Read<ScenarioVerdict>(Verdict),
            Findings = [.. Violations.Concat(Advice).Concat(Waived)
                .OrderBy(finding => finding.Detail?.Order)
                .Select(finding => finding.ToResult())],
            Silenced = [.. (Silenced ?? []).Select(silenced => silenced.ToResult())],
            Suppressed = detail.Suppressed,
            Notes = Notes,
            Message = Message ?? string.Empty,
            Stopped = Stopped ?? string.Empty,
            ThrewInDriverEntry = detail.ThrewInDriverEntry,
            Snapshot = new SnapshotResult
            {
                State = KebabCase.Read<SnapshotState>(Snapshot),
                Path = detail.SnapshotPath,
                Changes = SnapshotChanges,
                View = detail.SnapshotView,
            },
            Exercised = detail.Exercised,
            Called = detail.Called.ToHashSet(StringComparer.Ordinal),
            Traffic = detail.Traffic,
        };
    }

    private static IReadOnlyList<FindingDocument> Findings(
        ScenarioResult scenario, Func<FindingResult, bool> wanted, DocumentKind kind)
        => [.. scenario.Findings.Index()
            .Where(pair => wanted(pair.Item))
            .Select(pair => FindingDocument.Of(pair.Item) with
            {
                Detail = kind == DocumentKind.Record ? FindingDetailDocument.Of(pair.Item, pair.Index) : null,
            })];

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
