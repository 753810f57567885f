namespace NdisConformance.Rules;

/// <summary>A reported finding of which others are consequences.</summary>
/// <param name="RuleId">Its rule.</param>
/// <param name="Sequence">The event that broke the rule.</param>
internal sealed record Cause(string RuleId, long Sequence);
