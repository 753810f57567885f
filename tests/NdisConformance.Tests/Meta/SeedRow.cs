using NdisConformance.Evidence;
using NdisConformance.Results;
using NdisConformance.Rules;

namespace NdisConformance.Tests.Meta;

/// <summary>The row of a sentence in <c>conformance/SEEDS.md</c>.</summary>
internal sealed class SeedRow(SeedSentence sentence)
{
    private readonly SeedEvidence _evidence = new(sentence);

    /// <summary>The state of the sentence; null if it does not apply.</summary>
    public RuleDisposition? State
        => sentence.NotApplicable is null ? _evidence.Rules[0].Disposition : null;

    /// <summary>True if it is implemented, and one of its rules is not.</summary>
    public bool IsInPart => State == RuleDisposition.Implemented && Missing.Any();

    /// <summary>The cells behind its number.</summary>
    public string Cells => string.Join(" | ", Says, Rules, sentence.Host, Scenario, Miniports, Tests, StateInWords);

    private IEnumerable<RuleListing> Missing
        => _evidence.Rules.Where(rule => rule.Disposition != RuleDisposition.Implemented);

    private string Says => sentence.Reading is { } reading ? $"{sentence.Says} *{reading}*" : sentence.Says;

    private string Rules => string.Join(", ", _evidence.Rules.Select(Link));

    private string Scenario => _evidence switch
    {
        { Scenario: { } scenario, Driver: { } driver } => $"`{scenario}` with `{driver}`",
        { Scenario: { } scenario } => $"`{scenario}`",
        _ => string.Empty,
    };

    private string Miniports => Joined(
        Words(_evidence.Breaker, "breaks it"),
        Words(_evidence.User, "does it"),
        Words(_evidence.Advised, "gets advice"));

    private string Tests => Joined(Words(_evidence.HostTest, null), Words(_evidence.RuleTest, null));

    private string StateInWords
    {
        get
        {
            if (sentence.NotApplicable is { } why)
            {
                return $"not applicable: {why}";
            }

            string missing = string.Join(", ", Missing.Select(rule => $"{rule.Rule.Id} ({InWords(rule)})"));
            return State != RuleDisposition.Implemented ? InWords(_evidence.Rules[0])
                : missing.Length > 0 ? $"implemented but for {missing}"
                : "implemented";
        }
    }

    private static string Link(RuleListing listing)
    {
        string kind = listing.Rule.Level switch
        {
            RuleLevel.May => " (permission)",
            RuleLevel.Should or RuleLevel.ShouldNot => " (advice)",
            _ => string.Empty,
        };
        return $"[{listing.Rule.Id}](rules/{listing.Rule.Id}.md){kind}";
    }

    private static string InWords(RuleListing rule)
        => $"{KebabCase.Of(rule.Disposition).Replace('-', ' ')}: {rule.Reason}";

    private static string? Words(string? name, string? what)
        => name is null ? null : what is null ? $"`{name}`" : $"`{name}` {what}";

    private static string Joined(params string?[] parts) => string.Join(", ", parts.Where(part => part is not null));
}
