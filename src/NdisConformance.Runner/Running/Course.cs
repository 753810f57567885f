using NdisConformance.Results;
using NdisConformance.Testbed;

namespace NdisConformance.Runner;

/// <summary>What does not change while plugins are run.</summary>
internal sealed record Course(
    RunPlan Plan,
    IReadOnlyList<Scenario> Scenarios,
    SnapshotStore? Store,
    IRunObserver Observer,
    CancellationToken Cancellation,
    CancellationToken Abandonment)
{
    /// <summary>Names the source files of the drivers.</summary>
    public SourcePaths Sources { get; } = new(Plan.SourceRoot);

    /// <summary>The path of the plugin at hand.</summary>
    public string Location { get; init; } = string.Empty;

    /// <summary>True if no further driver is to be run.</summary>
    public bool IsOver(IReadOnlyList<DriverResult> drivers) => Cancellation.IsCancellationRequested
        || (Plan.EndsAtFirstFailure && drivers.Any(driver => driver.Scenarios.Any(scenario => scenario.HasFailed)));
}
