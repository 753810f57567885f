namespace NdisConformance.Rules;

/// <summary>Scenarios that count a rule as exercised and do not catch its faulty miniports, and the reason.</summary>
public sealed record RuleBlindSpot
{
    /// <summary>Why the faulty miniports go uncaught there although the rule was evaluated.</summary>
    public required string Reason { get; init; }

    /// <summary>IDs of scenarios, beginnings of IDs, or patterns with <c>*</c>.</summary>
    public required IReadOnlyList<string> Scenarios { get; init; }
}
