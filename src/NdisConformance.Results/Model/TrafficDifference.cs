namespace NdisConformance.Results;

/// <summary>
/// The same scenario ended differently under several profiles, on which a driver must not depend. It counts against
/// the driver although no rule names it.
/// </summary>
public sealed record TrafficDifference
{
    /// <summary>ID of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>The profile with which the others are compared, or the name of the run on another host.</summary>
    public required string Profile { get; init; }

    /// <summary>The profiles whose traffic differs from that, and is the same among them.</summary>
    public required IReadOnlyList<string> Others { get; init; }

    /// <summary>The differences, in words.</summary>
    public required IReadOnlyList<string> Changes { get; init; }
}
