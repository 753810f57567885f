namespace NdisConformance.Rules;

/// <summary>Why something is missing: the rule that says it best, and what that rule asks for.</summary>
internal sealed record LossCause(OwnedRule Rule, long Made, string Expected, string Actual);
