using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>Settings as one document.</summary>
internal sealed record ConfigurationDocument
{
    public required int SchemaVersion { get; init; }

    public required string? File { get; init; }

    public required string? Plugin { get; init; }

    public required string? Snapshots { get; init; }

    public required int Waivers { get; init; }

    public required string Command { get; init; }

    public required IReadOnlyList<SettingListing> Options { get; init; }

    public static ConfigurationDocument Of(ConfigurationListing listing) => new()
    {
        SchemaVersion = ResultJson.SchemaVersion,
        File = listing.File,
        Plugin = listing.Plugin,
        Snapshots = listing.Snapshots,
        Waivers = listing.Waivers,
        Command = listing.Command,
        Options = listing.Options,
    };
}
