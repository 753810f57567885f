using NdisConformance.Rules;

namespace NdisConformance.Evidence;

/// <summary>The evidence for a rule that a checker reports.</summary>
internal sealed record CheckedRule
{
    /// <summary>The ID of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>The conforming miniport that exercises and keeps the rule where the reference does not.</summary>
    public string? KeptBy { get; init; }

    /// <summary>
    /// Scenarios that exercise the rule and in which its faulty miniports are not caught. A test keeps the list as
    /// short as it can be.
    /// </summary>
    public RuleBlindSpot? BlindSpot { get; init; }
}
