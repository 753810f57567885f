namespace NdisConformance.Rules;

/// <summary>
/// Scenarios that count a rule as exercised and do not catch its faulty miniports, and why.
/// </summary>
/// <param name="Reason">Why the faulty miniports go uncaught there although the rule was evaluated.</param>
/// <param name="Scenarios">IDs of scenarios, beginnings of IDs, or patterns with <c>*</c>.</param>
public sealed record RuleBlindSpot(string Reason, params IReadOnlyList<string> Scenarios);
