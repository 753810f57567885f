namespace NdisConformance.Results;

/// <summary>A team's word that it lives with a broken rule.</summary>
/// <param name="Rule">ID of the rule.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">The last day on which it holds; null if it has none.</param>
public sealed record Waiver(string Rule, string Reason, DateOnly? Until);
