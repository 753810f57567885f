using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>What a driver showed in a selftest.</summary>
/// <param name="Candidate">The driver.</param>
/// <param name="Trials">The judgement under each profile.</param>
/// <param name="Results">Every scenario that it ran through.</param>
internal sealed record SelftestShowing(
    SelftestCandidate Candidate, IReadOnlyList<SelftestTrial> Trials, IReadOnlyList<ScenarioResult> Results);
