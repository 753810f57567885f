namespace NdisConformance.Results;

/// <summary>A plugin, as a list shows it.</summary>
public sealed record PluginListing(string Name, IReadOnlyList<string> Drivers);
