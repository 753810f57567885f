using NdisConformance.Testbed;

namespace NdisConformance.Scenarios;

/// <summary>
/// All scenarios, in the order in which they run: groups as the contract goes, simple before involved.
/// </summary>
public static class ScenarioCatalogue
{
    /// <summary>Those for drivers of NDIS 6.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        .. RegistrationVersions.Scenarios,
        .. BufferSizeFallback.Scenarios,
        .. CallbackTiming.Scenarios,
        .. FreeOrdering.Scenarios,
        .. PoolTeardown.Scenarios,
        .. DataPath.Scenarios,
        .. SharedMemory.Scenarios,
        .. Lifecycle.Scenarios,
        .. Removals.Scenarios,
        .. Link.Scenarios,
        .. Traffic.Scenarios,
        .. Shortages.Scenarios,
        .. Requests.Scenarios,
        .. Faults.Scenarios,
        .. Moments.Scenarios,
        .. SingleMoments.Scenarios,
    ];

    /// <summary>Those for drivers of NDIS 5.</summary>
    public static IReadOnlyList<Scenario> OfNdis5 { get; } =
    [
        .. LegacyLives.Scenarios,
        .. LegacyRequests.Scenarios,
        .. LegacySends.Scenarios,
        .. LegacyReceives.Scenarios,
        .. LegacyMoments.Scenarios,
        .. LegacyFaults.Scenarios,
    ];

    /// <summary>Those of NDIS 6 that have one run only, whose trace is kept as a snapshot.</summary>
    public static IReadOnlyList<Scenario> WithSnapshots { get; } = [.. All.Where(scenario => scenario.HasSnapshot)];

    /// <summary>
    /// Those for drivers of NDIS 6, and those as well in which the host leaves its contract, and which no verdict comes
    /// from.
    /// </summary>
    public static IReadOnlyList<Scenario> WithRobustness { get; } = [.. All, .. Robustness.Scenarios];

    /// <summary>All there are, for drivers of any generation; also those that need a capture.</summary>
    public static IReadOnlyList<Scenario> Everything { get; } =
        [.. All, .. Captures.Scenarios, .. OfNdis5, .. Robustness.Scenarios];
}
