namespace NdisConformance.Results;

/// <summary>Findings that follow from another one.</summary>
/// <param name="Rule">ID of the rule that was broken then.</param>
/// <param name="Count">How often, in all runs.</param>
public sealed record FollowUp(string Rule, int Count);
