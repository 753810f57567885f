namespace NdisConformance.Results;

/// <summary>Runs of one scenario, under several profiles, that showed the same.</summary>
/// <param name="First">The first of them.</param>
/// <param name="OtherProfiles">The profiles of the others.</param>
public sealed record MergedRun(ScenarioResult First, IReadOnlyList<string> OtherProfiles);
