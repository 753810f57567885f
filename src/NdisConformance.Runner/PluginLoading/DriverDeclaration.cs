using NdisConformance.Contract;

namespace NdisConformance.Runner;

/// <summary>A driver that a plugin declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeName">The class, as the attribute names it.</param>
/// <param name="Generation">The NDIS that it is written for.</param>
public sealed record DriverDeclaration(
    string Name, string TypeName, NdisGeneration Generation = NdisGeneration.Ndis6);
