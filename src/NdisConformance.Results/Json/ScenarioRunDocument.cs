using System.Text.Json.Serialization;

namespace NdisConformance.Results;

/// <summary>One run of a scenario.</summary>
public sealed record ScenarioRunDocument
{
    public required string Name { get; init; }

    public required string Profile { get; init; }

    public required string Ndis { get; init; }

    public required string? Variation { get; init; }

    public required IReadOnlyList<string> Choices { get; init; }

    public required string Verdict { get; init; }

    public required string? Message { get; init; }

    /// <summary>Null if there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Stack { get; init; }

    public required string? Stopped { get; init; }

    public required Progress Progress { get; init; }

    public required string? Digest { get; init; }

    public required IReadOnlyList<FindingDocument> Violations { get; init; }

    public required IReadOnlyList<FindingDocument> Advice { get; init; }

    public required IReadOnlyList<FindingDocument> Waived { get; init; }

    /// <summary>Findings that are consequences of others; null if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SilencedDocument>? Silenced { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Null in a report.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ScenarioRunDetailDocument? Detail { get; init; }

    public static ScenarioRunDocument Of(ScenarioRun run, DocumentKind kind) => new()
    {
        Name = run.Name,
        Profile = run.Profile,
        Ndis = run.Ndis,
        Variation = OrNull(run.Variation),
        Choices = run.Choices,
        Verdict = KebabCase.Of(run.Verdict),
        Message = OrNull(run.Message),
        Stack = run.Stack.Count == 0 ? null : run.Stack,
        Stopped = OrNull(run.Stopped),
        Progress = run.Progress,
        Digest = OrNull(run.Digest),
        Violations = Findings(run, finding => finding.IsViolation, kind),
        Advice = Findings(run, finding => finding.IsAdvice, kind),
        Waived = Findings(run, finding => finding.WaivedBecause is not null, kind),
        Silenced = run.Silenced.Count == 0 ? null
            : [.. run.Silenced.Select((item, order) => SilencedDocument.Of(item, order, kind))],
        Notes = run.Notes,
        Detail = kind == DocumentKind.Record ? ScenarioRunDetailDocument.Of(run) : null,
    };

    /// <exception cref="FormatException">This is no record, or it has a value that does not exist.</exception>
    public ScenarioRun ToResult()
    {
        ScenarioRunDetailDocument detail = Detail ?? throw new FormatException($"the run {Name} has no detail");
        return new ScenarioRun
        {
            Name = Name,
            Profile = Profile,
            Ndis = Ndis,
            Variation = Variation ?? string.Empty,
            Registration = detail.Registration,
            IsHostTooOld = detail.HostTooOld,
            Choices = Choices,
            Verdict = KebabCase.Read<ScenarioVerdict>(Verdict),
            Findings = [.. Violations.Concat(Advice).Concat(Waived)
                .OrderBy(finding => finding.Detail?.Order)
                .Select(finding => finding.ToResult())],
            Silenced = [.. (Silenced ?? []).Select(silenced => silenced.ToResult())],
            Suppressed = detail.Suppressed,
            Notes = Notes,
            Message = Message ?? string.Empty,
            Stack = Stack ?? [],
            Stopped = Stopped ?? string.Empty,
            ThrewInDriverEntry = detail.ThrewInDriverEntry,
            Exercised = detail.Exercised,
            Called = detail.Called.ToHashSet(StringComparer.Ordinal),
            Traffic = detail.Traffic,
            Progress = Progress,
            Digest = Digest ?? string.Empty,
        };
    }

    private static IReadOnlyList<FindingDocument> Findings(
        ScenarioRun run, Func<FindingResult, bool> wanted, DocumentKind kind)
        => [.. run.Findings.Index()
            .Where(pair => wanted(pair.Item))
            .Select(pair => FindingDocument.Of(pair.Item) with
            {
                Detail = kind == DocumentKind.Record ? FindingDetailDocument.Of(pair.Item, pair.Index) : null,
            })];

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
