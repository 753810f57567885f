using System.Reflection;
using NdisConformance.Contract;

namespace NdisConformance.Runner;

/// <summary>A plugin in a context of its own; disposing gives the context up.</summary>
public interface ILoadedPlugin : IDisposable
{
    Assembly MainAssembly { get; }

    /// <summary>The attributes that name the drivers, by the name of the driver. Read once: it takes time.</summary>
    /// <exception cref="TypeLoadException">A type that an attribute names cannot be loaded.</exception>
    IReadOnlyDictionary<string, NdisMiniportAttribute> Drivers { get; }
}
