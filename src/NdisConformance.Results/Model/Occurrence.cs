namespace NdisConformance.Results;

/// <summary>A place in the results where a finding was made.</summary>
/// <param name="Scenario">ID of the scenario.</param>
/// <param name="Run">The run of it.</param>
/// <param name="Finding">The finding as that run has it.</param>
public sealed record Occurrence(string Scenario, ScenarioRun Run, FindingResult Finding);
