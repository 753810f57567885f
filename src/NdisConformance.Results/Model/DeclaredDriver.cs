using NdisConformance.Contract;

namespace NdisConformance.Results;

/// <summary>A driver that a plugin declares.</summary>
/// <param name="Plugin">Name of the plugin.</param>
/// <param name="Driver">Name of the driver.</param>
/// <param name="Generation">The NDIS that it is written for.</param>
public sealed record DeclaredDriver(string Plugin, string Driver, NdisGeneration Generation);
