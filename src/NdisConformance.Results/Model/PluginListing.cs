namespace NdisConformance.Results;

/// <summary>A plugin, as a list shows it.</summary>
public sealed record PluginListing
{
    public required string Name { get; init; }

    public required IReadOnlyList<string> Drivers { get; init; }

    /// <summary>The drivers among them that are written for NDIS 5.</summary>
    public required IReadOnlyList<string> Ndis5Drivers { get; init; }

    /// <summary>How scenarios are kept apart, in words; empty if the plugin cannot be loaded.</summary>
    public required string StaticState { get; init; }

    /// <summary>Why it, or drivers of it, cannot be loaded.</summary>
    public IReadOnlyList<LoadFailure> LoadFailures { get; init; } = [];

    /// <summary>What the tool ends with that lists these.</summary>
    public static ExitCode ExitCodeOf(IReadOnlyList<PluginListing> plugins)
        => plugins.Any(plugin => plugin.LoadFailures.Count > 0) ? ExitCode.PluginNotLoaded : ExitCode.Success;
}
