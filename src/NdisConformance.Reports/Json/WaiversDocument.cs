using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>Waivers as one document.</summary>
internal sealed record WaiversDocument
{
    public required int SchemaVersion { get; init; }

    public required string? File { get; init; }

    public required bool Written { get; init; }

    public required IReadOnlyList<WaiverListing> Waivers { get; init; }

    public static WaiversDocument Of(WaiverList list) => new()
    {
        SchemaVersion = ResultJson.SchemaVersion,
        File = list.File,
        Written = list.IsWritten,
        Waivers = [.. list.Waivers.Select(waiver => WaiverListing.Of(waiver, list.Today))],
    };
}
