using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>What a run would do, as one document.</summary>
internal sealed record PreviewDocument
{
    public required int SchemaVersion { get; init; }

    public required IReadOnlyList<DriverPreview> Drivers { get; init; }

    public required IReadOnlyList<LoadFailure> LoadFailures { get; init; }

    public required IReadOnlyList<string> Profiles { get; init; }

    public required string? SnapshotFolder { get; init; }

    public required int Waivers { get; init; }

    public static PreviewDocument Of(RunPreview preview) => new()
    {
        SchemaVersion = ResultJson.SchemaVersion,
        Drivers = preview.Drivers,
        LoadFailures = preview.LoadFailures,
        Profiles = preview.Profiles,
        SnapshotFolder = preview.SnapshotFolder,
        Waivers = preview.Waivers,
    };
}
