namespace NdisConformance.Results;

/// <summary>Runs that ended alike: by the same crash, the same hang, the same failure of the harness.</summary>
/// <param name="Run">The first of them.</param>
/// <param name="Scenarios">IDs of the scenarios that have such a run.</param>
public sealed record FailureGroup(ScenarioRun Run, IReadOnlyList<string> Scenarios);
