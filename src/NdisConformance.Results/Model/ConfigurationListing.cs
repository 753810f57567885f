namespace NdisConformance.Results;

/// <summary>The settings that hold for a command, and where each comes from.</summary>
public sealed record ConfigurationListing
{
    /// <summary>The configuration; null if there is none.</summary>
    public required string? File { get; init; }

    /// <summary>The plugin that it names; null if it names none.</summary>
    public required string? Plugin { get; init; }

    /// <summary>The snapshot folder that it names; null if it names none.</summary>
    public required string? Snapshots { get; init; }

    /// <summary>How many waivers it has.</summary>
    public required int Waivers { get; init; }

    /// <summary>The command.</summary>
    public required string Command { get; init; }

    /// <summary>All its options.</summary>
    public required IReadOnlyList<SettingListing> Options { get; init; }
}
