namespace NdisConformance.Rules;

/// <summary>
/// Why a driver may never come near a rule: it applies to what only some drivers do. Where such a rule was not
/// exercised it was not applicable, which is no gap.
/// </summary>
/// <param name="Reason">What a driver must do for the rule to apply.</param>
/// <param name="Driver">The conforming miniport of ours that does it and keeps the rule; null if none does yet.</param>
public sealed record RuleOccasion(string Reason, string? Driver = null);
