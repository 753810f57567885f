using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("ends-when-unloaded", typeof(EndsWhenUnloadedDriver))]
[assembly: NdisMiniport("ends-when-unloaded.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Throws when its assembly is unloaded.</summary>
public sealed class EndsWhenUnloadedDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(GetType().Assembly)!.Unloading
            += _ => throw new InvalidOperationException("no hardware");
    }
}
