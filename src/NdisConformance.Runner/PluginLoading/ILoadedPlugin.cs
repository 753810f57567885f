using System.Reflection;

namespace NdisConformance.Runner;

/// <summary>A plugin in a context of its own; disposing gives the context up.</summary>
public interface ILoadedPlugin : IDisposable
{
    Assembly MainAssembly { get; }
}
