using HostilePlugins;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("overflows-stack-in-constructor", typeof(OverflowsStackInConstructorDriver))]
[assembly: NdisMiniport("overflows-stack-in-constructor.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Calls itself without end when it is created.</summary>
public sealed class OverflowsStackInConstructorDriver : ReferenceDriver
{
    /// <summary>Overflows the stack.</summary>
    public OverflowsStackInConstructorDriver() => Endless.Recursion(1);
}
