using HostilePlugins;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("throws-in-constructor", typeof(ThrowsInConstructorDriver))]
[assembly: NdisMiniport("throws-in-constructor.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Throws when it is created.</summary>
public sealed class ThrowsInConstructorDriver : ReferenceDriver
{
    /// <summary>Throws.</summary>
    public ThrowsInConstructorDriver() => throw new InvalidOperationException("no hardware");
}
