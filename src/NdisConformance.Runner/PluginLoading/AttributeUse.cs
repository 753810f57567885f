using System.Reflection.Metadata;

namespace NdisConformance.Runner;

/// <summary>An attribute of an assembly, by names.</summary>
/// <param name="Namespace">Namespace of the attribute class.</param>
/// <param name="Name">Name of the attribute class.</param>
/// <param name="Assembly">The assembly that the class is in; null for the assembly itself.</param>
/// <param name="Fixed">Constructor arguments.</param>
/// <param name="Named">Named arguments.</param>
internal sealed record AttributeUse(
    string Namespace,
    string Name,
    string? Assembly,
    IReadOnlyList<object?> Fixed,
    IReadOnlyList<CustomAttributeNamedArgument<string>> Named);
