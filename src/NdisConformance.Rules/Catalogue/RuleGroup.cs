namespace NdisConformance.Rules;

/// <summary>Rules about one thing.</summary>
/// <param name="Name">What their IDs begin with, as <c>SGDMA-FREE</c>.</param>
/// <param name="Title">A few words.</param>
public sealed record RuleGroup(string Name, string Title);
