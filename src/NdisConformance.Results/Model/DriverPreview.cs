namespace NdisConformance.Results;

/// <summary>What a run would do with a driver.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Driver">The driver.</param>
/// <param name="Ndis">The versions of the host.</param>
/// <param name="Scenarios">IDs of the scenarios.</param>
public sealed record DriverPreview(
    string Plugin, string Driver, IReadOnlyList<string> Ndis, IReadOnlyList<string> Scenarios);
