using HostilePlugins;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("computes-in-constructor", typeof(ComputesInConstructorDriver))]
[assembly: NdisMiniport("computes-in-constructor.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Computes without end when it is created.</summary>
public sealed class ComputesInConstructorDriver : ReferenceDriver
{
    /// <summary>Never ends.</summary>
    public ComputesInConstructorDriver() => Endless.Computation();
}
