using NdisConformance.Results;

namespace NdisConformance.Runner;

/// <summary>The answer to a <see cref="ScenarioRequest"/>.</summary>
public sealed record ExecutedScenario
{
    /// <summary>The scenario as it stands, then its variations.</summary>
    public required IReadOnlyList<ScenarioRun> Runs { get; init; }

    /// <summary>The places at which the variations differ; none without variations.</summary>
    public PlaceCounts Places { get; init; }

    /// <summary>
    /// The trace of the first run in the form of a snapshot; empty unless the request asked for it, and empty if it is
    /// the accepted one.
    /// </summary>
    public string Snapshot { get; init; } = string.Empty;

    /// <summary>True if the trace has the hash that the request names as accepted.</summary>
    public bool IsAccepted { get; init; }
}
