using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>The answer to a <see cref="ScenarioRequest"/>.</summary>
public sealed record ExecutedScenario
{
    public required ScenarioRun Run { get; init; }

    /// <summary>The trace in the form of a snapshot; empty unless the request asked for it.</summary>
    public required string Snapshot { get; init; }
}
