using NdisConformance.Rules;

namespace NdisConformance.Results;

/// <summary>How a driver did on a rule.</summary>
public sealed record RuleResult
{
    /// <summary>ID of the rule.</summary>
    public required string Rule { get; init; }

    public required RuleLevel Level { get; init; }

    /// <summary>True for a rule that stands outside the verdict.</summary>
    public bool IsRobustness { get; init; }

    public required RuleVerdict Verdict { get; init; }

    /// <summary>How often the rule was exercised in the whole run.</summary>
    public required long Exercised { get; init; }

    /// <summary>The ID without its number, as <c>SGDMA-FREE</c>.</summary>
    public string Area => Rule[..Rule.LastIndexOf('-')];

    /// <summary>True if breaking the rule is a violation, false if it yields advice.</summary>
    public bool IsBinding => Level is RuleLevel.Must or RuleLevel.MustNot;

    /// <summary>True if a binding rule applies to the driver and was never exercised.</summary>
    public bool IsGap => Verdict == RuleVerdict.NotExercised && IsBinding && !IsRobustness;
}
