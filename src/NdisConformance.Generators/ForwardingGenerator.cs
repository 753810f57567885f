using Microsoft.CodeAnalysis;

namespace NdisConformance.Generators;

/// <summary>Writes the classes that hand each DDI call on: the façade of the host and the interposer of plugins.</summary>
[Generator]
public sealed class ForwardingGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
