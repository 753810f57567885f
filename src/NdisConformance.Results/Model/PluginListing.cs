namespace NdisConformance.Results;

/// <summary>A plugin, as a list shows it.</summary>
public sealed record PluginListing
{
    public required string Name { get; init; }

    public required IReadOnlyList<string> Drivers { get; init; }

    /// <summary>The drivers among them that are written for NDIS 5.</summary>
    public required IReadOnlyList<string> Ndis5Drivers { get; init; }

    /// <summary>How scenarios are kept apart, in words.</summary>
    public required string StaticState { get; init; }
}
