namespace NdisConformance.Rules;

/// <summary>A finding that is the consequence of another one. It is shown apart and counted nowhere.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="CauseRuleId">The rule of the finding that is its cause.</param>
/// <param name="CauseSequence">Sequence of the event that broke that rule.</param>
public sealed record SilencedFinding(Finding Finding, string CauseRuleId, long CauseSequence);
