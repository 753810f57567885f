namespace NdisConformance.Results;

/// <summary>A scenario that ended otherwise when the run was repeated.</summary>
/// <param name="Repetition">The number of the repetition, from 2.</param>
/// <param name="Driver">The driver.</param>
/// <param name="Scenario">ID of the scenario.</param>
/// <param name="Run">Name of the run.</param>
/// <param name="First">How it ended the first time.</param>
/// <param name="Now">How it ended this time.</param>
public sealed record Unsteadiness(
    int Repetition, string Driver, string Scenario, string Run, string First, string Now);
