using NdisConformance.Contract;

namespace NdisConformance.Results;

/// <summary>What a run showed of one driver.</summary>
public sealed record DriverResult
{
    public required string Plugin { get; init; }

    public required string Driver { get; init; }

    /// <summary>The plugin as the user named it: a path, or a name that the tool knows.</summary>
    public string Location { get; init; } = string.Empty;

    /// <summary>The NDIS that the driver is written for.</summary>
    public NdisGeneration Generation { get; init; } = NdisGeneration.Ndis6;

    public required IReadOnlyList<ScenarioResult> Scenarios { get; init; }

    /// <summary>Scenarios in which the host leaves its contract; nothing in them touches any verdict.</summary>
    public IReadOnlyList<ScenarioResult> Robustness { get; init; } = [];

    /// <summary>True if any scenario was run to its end.</summary>
    public bool HasRun => Scenarios.Count + Robustness.Count > 0;

    /// <summary>What differs between profiles and must not.</summary>
    public IReadOnlyList<TrafficDifference> Differences { get; init; } = [];

    /// <summary>What the scenarios found, each mistake once.</summary>
    public IReadOnlyList<FindingGroup> Mistakes { get; init; } = [];

    public IReadOnlyList<RuleResult> Rules { get; init; } = [];

    public IReadOnlyList<ProfileResult> Profiles { get; init; } = [];

    /// <summary>
    /// The reasons for which the driver is not verified, in words. A driver that broke rules is not conformant, and may
    /// have such reasons as well.
    /// </summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    public OverallVerdict Verdict { get; init; } = OverallVerdict.NotVerified;

    /// <summary>Snapshots that no scenario makes, below their folder.</summary>
    public IReadOnlyList<string> DanglingSnapshots { get; init; } = [];
}
