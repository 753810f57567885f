namespace NdisConformance.Results;

/// <summary>What a run would do.</summary>
public sealed record RunPreview
{
    public required IReadOnlyList<DriverPreview> Drivers { get; init; }

    public required IReadOnlyList<LoadFailure> LoadFailures { get; init; }

    /// <summary>Names of the profiles.</summary>
    public required IReadOnlyList<string> Profiles { get; init; }

    /// <summary>Where the snapshots lie; null if none are compared.</summary>
    public required string? SnapshotFolder { get; init; }

    /// <summary>How many waivers hold.</summary>
    public required int Waivers { get; init; }

    public ExitCode ExitCode => LoadFailures.Count > 0 ? ExitCode.PluginNotLoaded
        : Drivers.Any(driver => driver.Scenarios.Count > 0) ? ExitCode.Success
        : ExitCode.NothingMatched;
}
