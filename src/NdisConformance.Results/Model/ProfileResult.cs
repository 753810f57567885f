namespace NdisConformance.Results;

/// <summary>The verdict on one part of the contract.</summary>
public sealed record ProfileResult(Profile Profile, OverallVerdict Verdict);
