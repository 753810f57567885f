namespace NdisConformance.Results;

/// <summary>A rule of a run.</summary>
public sealed record RuleDocument
{
    public required string Id { get; init; }

    public required string Verdict { get; init; }

    public required long Exercised { get; init; }

    public static RuleDocument Of(RuleResult rule) => new()
    {
        Id = rule.Rule,
        Verdict = KebabCase.Of(rule.Verdict),
        Exercised = rule.Exercised,
    };
}
